import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Job, Outcome } from "./job.ts";

/** How long what a dead worker has started may take to end by itself. */
const graceMs = 20_000;

/** A worker, as a process on this machine. It has a process group of its own: Ctrl-C lets it finish. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly pid: number;

  constructor(number: number) {
    const file = join(import.meta.dirname, "worker.ts");
    this.#child = fork(file, [String(number)], { detached: true });
    if (this.#child.pid === undefined) throw new Error(`Worker ${number} can't be started.`);
    this.pid = this.#child.pid;
  }

  /** @returns undefined where the worker dies over it */
  async perform(job: Job): Promise<Outcome | undefined> {
    if (!this.#child.connected) return undefined;
    const ended = new AbortController();
    const { signal } = ended;
    const died = once(this.#child, "exit", { signal }).then(() => undefined);
    const answered = once(this.#child, "message", { signal }).then(([outcome]): Outcome => outcome);
    // Where it can't be sent any more, the exit is about to be told.
    this.#child.send(job, () => {});
    try {
      return await Promise.race([died, answered]);
    } finally {
      // One of them is left, and nobody listens to it any more.
      void Promise.allSettled([died, answered]);
      ended.abort();
    }
  }

  /**
   * Waits until nothing is left of a dead worker. An engine that it has started lives until it next prints something,
   * and until then the stack's lock is rightly its own.
   */
  async isGone(): Promise<void> {
    const deadline = Date.now() + graceMs;
    while (this.#signalGroup(0)) {
      if (Date.now() > deadline) return void this.#signalGroup("SIGKILL");
      await setTimeout(200);
    }
  }

  /** Lets it end: it has no work. */
  end(): void {
    if (this.#child.connected) this.#child.disconnect();
  }

  #signalGroup(signal: NodeJS.Signals | 0): boolean {
    try {
      return process.kill(-this.pid, signal);
    } catch {
      return false;
    }
  }
}
