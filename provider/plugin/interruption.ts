/** So long a request under way may go on: most answers, a new secret above all, arrive within that time. */
const graceMs = 400;

/** Ends what is under way, and nothing that begins afterwards: a plugin may outlive the command that it was started for. */
export class Interruption {
  #controller = new AbortController();

  /** Aborted shortly after the next `interrupt`. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  interrupt(): void {
    const current = this.#controller;
    this.#controller = new AbortController();
    setTimeout(() => current.abort(), graceMs);
  }
}
