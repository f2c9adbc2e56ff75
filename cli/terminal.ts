import type { ReadStream, WriteStream } from "node:tty";
import { type CANCEL_SYMBOL, confirm, isCancel, password } from "@clack/prompts";
import { withoutSteering } from "../sdk/shown-text";
import { Interrupted } from "./interrupted";

export interface Streams {
  input: ReadStream;
  output: WriteStream;
  errorOutput: WriteStream;
}

const eraseLine = "\r\x1b[2K";

/** Of a terminal that doesn't tell. */
const columnsDefault = 80;

/** Results go to stdout; everything else, prompts too, to stderr, so that a redirected result is only that. */
export class Terminal {
  readonly #streams: Streams;
  readonly #signal: AbortSignal;
  #progressShown = false;

  constructor(streams: Streams, signal: AbortSignal) {
    this.#streams = streams;
    this.#signal = signal;
  }

  /** Whether somebody is there who can answer. */
  get isInteractive(): boolean {
    const { input, errorOutput } = this.#streams;
    return Boolean(input.isTTY && errorOutput.isTTY);
  }

  /** Part of the result. */
  print(text: string): void {
    this.endProgress();
    this.#streams.output.write(`${withoutSteering(text)}\n`);
  }

  /** About the result. */
  say(text: string): void {
    this.endProgress();
    this.#streams.errorOutput.write(`${withoutSteering(text)}\n`);
  }

  /** One line that the next one replaces; only where somebody watches. */
  progress(text: string): void {
    const { errorOutput } = this.#streams;
    if (!errorOutput.isTTY) return;
    errorOutput.write(eraseLine + text.slice(0, (errorOutput.columns || columnsDefault) - 1));
    this.#progressShown = true;
  }

  endProgress(): void {
    if (this.#progressShown) this.#streams.errorOutput.write(eraseLine);
    this.#progressShown = false;
  }

  /** @throws Interrupted where it is left without an answer */
  async confirm(message: string): Promise<boolean> {
    return answered(
      await confirm({
        message: withoutSteering(message),
        initialValue: false,
        ...this.#promptOptions(),
      }),
    );
  }

  /** Shows a mask in place of what is typed. @throws Interrupted where it is left without an answer */
  async askSecret(message: string): Promise<string> {
    // An empty answer comes as undefined, whatever the type says.
    return (
      answered(await password({ message: withoutSteering(message), ...this.#promptOptions() })) ??
      ""
    );
  }

  #promptOptions() {
    this.endProgress();
    const { input, errorOutput } = this.#streams;
    return { input, output: errorOutput, signal: this.#signal };
  }
}

function answered<T>(given: T | typeof CANCEL_SYMBOL): T {
  if (isCancel(given)) throw new Interrupted();
  return given;
}
