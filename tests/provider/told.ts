import { EventEmitter, once } from "node:events";

/** What a provider tells the user, by whichever way. */
export class Told {
  readonly #events = new EventEmitter();
  #text = "";

  get text(): string {
    return this.#text;
  }

  add(text: string): void {
    this.#text += text;
    this.#events.emit("text");
  }

  /** Waits for it: what is told and what is answered come by different ways. */
  async until(text: string): Promise<void> {
    while (!this.#text.includes(text)) await once(this.#events, "text");
  }
}
