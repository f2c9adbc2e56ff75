import { EventEmitter, once } from "node:events";

/** How many calls of the engine wait for their answer. */
export class CallsUnderWay {
  #count = 0;
  readonly #events = new EventEmitter();

  get areThere(): boolean {
    return this.#count > 0;
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#count++;
    try {
      return await work();
    } finally {
      this.#count--;
      if (this.#count === 0) this.#events.emit("none");
    }
  }

  /** Resolves at once where there are none. */
  async none(): Promise<void> {
    if (this.areThere) await once(this.#events, "none");
  }
}
