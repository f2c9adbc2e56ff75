import { providerErrorOf } from "../provider/provided";
import type { Held, ProviderProcess } from "../provider/provider-process";
import type { Values } from "../provider/wire";
import { isHeldByName, isKnownBy } from "./held-by-name";

/** How a command ended: undefined, or what the user is told. */
export type Failure = string | undefined;

/** A stack with one credential, or none, treated through a door's process as Pulumi's engine treats it. */
export class Stack {
  held: Held | undefined;
  /** The engine remembers a partial failure, and updates at the next `up`. */
  #isFailed = false;

  /** Whether it holds what a creation may have made whose answer never came. */
  get isHeldByName(): boolean {
    return isHeldByName(this.held?.outputs);
  }

  /** Whether it can find that one again. */
  knows(live: { id: string; name: string }): boolean {
    return isKnownBy(this.held?.outputs, live);
  }

  /** @param program what it declares; undefined where it declares nothing */
  async up(provider: ProviderProcess, program: Values | undefined): Promise<Failure> {
    const { held } = this;
    if (program === undefined) return this.#delete(provider);
    const inputs = await checked(provider, program, held?.inputs);
    if (held === undefined) return this.#keep(inputs, provider.create(inputs));
    const { changes, replaces } = await provider.diff(held, inputs);
    if (replaces.length > 0) return this.#replace(provider, held, program);
    const isEqual = changes === "none" || (changes !== "some" && areEqual(held.inputs, inputs));
    if (isEqual && !this.#isFailed) return undefined;
    return this.#keep(inputs, provider.update(held, inputs));
  }

  refresh(provider: ProviderProcess): Promise<Failure> {
    if (this.held === undefined) return Promise.resolve(undefined);
    const read = provider.read(this.held);
    return told(read, (found) => {
      this.held = found.id === "" ? undefined : found;
      this.#isFailed = false;
    });
  }

  /** The next one is made before the old one is deleted. */
  async #replace(provider: ProviderProcess, old: Held, program: Values): Promise<Failure> {
    const inputs = await checked(provider, program);
    const failure = await this.#keep(inputs, provider.create(inputs));
    return failure ?? told(provider.delete(old), () => {});
  }

  async #delete(provider: ProviderProcess): Promise<Failure> {
    if (this.held === undefined) return undefined;
    return told(provider.delete(this.held), () => {
      this.held = undefined;
    });
  }

  /** Keeps what a step made; of a failed one what it says that exists. */
  async #keep(inputs: Values, step: Promise<Held>): Promise<Failure> {
    const failure = await told(step, (made) => {
      this.held = made;
      this.#isFailed = false;
    });
    if (failure === undefined) return undefined;
    const { partialFailure } = await providerErrorOf(step);
    if (partialFailure === undefined) return failure;
    const { id, outputs } = partialFailure;
    this.held = { id, inputs, outputs };
    this.#isFailed = true;
    return failure;
  }
}

async function checked(provider: ProviderProcess, program: Values, olds?: Values): Promise<Values> {
  const { inputs, failures } = await provider.check(program, olds);
  expect(failures).toEqual([]);
  return inputs;
}

async function told<Done>(step: Promise<Done>, keep: (done: Done) => void): Promise<Failure> {
  const outcome = await step.then(keep, () => "failed");
  return outcome === undefined ? undefined : (await providerErrorOf(step)).message;
}

function areEqual(olds: Values, news: Values): boolean {
  const text = (values: Values) => JSON.stringify(Object.entries(values).sort());
  return text(olds) === text(news);
}
