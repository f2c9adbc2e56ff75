import type { dynamic } from "@pulumi/pulumi";
import type { HostProcess } from "../../provider/host/host-process";
import { revealed } from "../provider/secrets-on-the-wire";

/** What a program declares: the inputs of its only resource. */
export type Program = Record<string, unknown>;

export interface Held<Outputs> {
  id: string;
  inputs: Record<string, unknown>;
  outputs: Outputs;
  /** The engine remembers a partial failure and updates at the next `up`, until a refresh forgets it. */
  failed: boolean;
}

/** How a command ended: undefined, or what the user is told. */
export type Failure = string | undefined;

type Provider = Required<Pick<dynamic.ResourceProvider, "check" | "diff" | "read" | "update">> &
  Required<dynamic.ResourceProvider>;

/** A stack with one resource, treated as Pulumi's engine treats it. Each command has a process of its own. */
export class ModelStack<Outputs extends object> {
  held: Held<Outputs> | undefined;
  /** What was replaced and isn't deleted yet. */
  replaced: readonly Held<Outputs>[] = [];
  /** The stack's outputs: an `up` that fails leaves them as they were. */
  published: Outputs | undefined;
  readonly #provide: (host: HostProcess) => dynamic.ResourceProvider;
  readonly #config: Record<string, string>;
  readonly #now: () => number;
  readonly #said: string[];

  /**
   * @param provide the resource's provider, in a process of its own
   * @param said gets all that the user would read
   */
  constructor(
    provide: (host: HostProcess) => dynamic.ResourceProvider,
    { config, now, said }: { config: Record<string, string>; now: () => number; said: string[] },
  ) {
    this.#provide = provide;
    this.#config = config;
    this.#now = now;
    this.#said = said;
  }

  async up(program: Program): Promise<Failure> {
    const failure = await this.#up(program);
    if (failure === undefined) this.published = this.held?.outputs;
    return failure;
  }

  async #up(program: Program): Promise<Failure> {
    const provider = await this.#provider();
    const notDeleted = await this.#deleteReplaced(provider);
    if (notDeleted !== undefined) return notDeleted;
    const { held } = this;
    const given = { ...program, logicalName: "ci", __provider: "text" };
    if (held === undefined) return this.#create(provider, given);
    const inputs = await checked(provider, given, held.inputs);
    const { changes, replaces = [] } = await provider.diff(
      held.id,
      ofState(held.outputs),
      stored(inputs),
    );
    if (replaces.length > 0) return this.#replace(provider, held, given);
    if (!isDifferent(changes, held, inputs)) return undefined;
    return this.#keep(inputs, held.id, async () => {
      const { outs } = await provider.update(held.id, stored(held.outputs), stored(inputs));
      return { id: held.id, inputs, outputs: stored(outs), failed: false };
    });
  }

  /** Whether an `up` of the same program, at the same time, would do anything. */
  async isSettled(): Promise<boolean> {
    const { held } = this;
    if (held === undefined) return false;
    const provider = await this.#provider();
    await provider.check(held.inputs, stored(held.inputs));
    const { changes } = await provider.diff(held.id, ofState(held.outputs), stored(held.inputs));
    return changes === false && !held.failed;
  }

  async refresh(): Promise<{ failure: Failure; showsChange: boolean }> {
    const { held } = this;
    if (held === undefined) return { failure: undefined, showsChange: false };
    const provider = await this.#provider();
    try {
      const { id, props, inputs } = await provider.read(held.id, stored(held.outputs));
      if (!id) {
        this.held = undefined;
        return { failure: undefined, showsChange: true };
      }
      const outputs = unmarked(props);
      this.held = { id, inputs: unmarked(inputs), outputs, failed: false };
      const { changes } = await provider.diff(id, ofState(outputs), stored(held.inputs));
      return { failure: undefined, showsChange: changes !== false };
    } catch (error) {
      return { failure: this.#told(error), showsChange: false };
    }
  }

  async destroy(): Promise<Failure> {
    const provider = await this.#provider();
    const notDeleted = await this.#deleteReplaced(provider);
    if (notDeleted !== undefined) return notDeleted;
    const { held } = this;
    if (held === undefined) return undefined;
    try {
      await provider.delete(held.id, stored(held.outputs));
      this.held = undefined;
      this.published = undefined;
      return undefined;
    } catch (error) {
      return this.#told(error);
    }
  }

  async #create(provider: Provider, given: Program): Promise<Failure> {
    const inputs = await checked(provider, given, {});
    return this.#keep(inputs, undefined, async () => {
      const { id, outs } = await provider.create(stored(inputs));
      return { id, inputs, outputs: stored(outs), failed: false };
    });
  }

  /** The new one first. */
  async #replace(provider: Provider, held: Held<Outputs>, given: Program): Promise<Failure> {
    const failure = await this.#create(provider, given);
    if (this.held === held) return failure;
    this.replaced = [...this.replaced, held];
    return failure ?? this.#deleteReplaced(provider);
  }

  async #deleteReplaced(provider: Provider): Promise<Failure> {
    try {
      for (const one of this.replaced) {
        await provider.delete(one.id, stored(one.outputs));
        this.replaced = this.replaced.filter((other) => other !== one);
      }
      return undefined;
    } catch (error) {
      return this.#told(error);
    }
  }

  /** Keeps what a step made; of a failed one what it says that exists. */
  async #keep(
    inputs: Program,
    id: string | undefined,
    step: () => Promise<Held<Outputs>>,
  ): Promise<Failure> {
    try {
      this.held = await step();
      return undefined;
    } catch (error) {
      const partial = error as { id?: string; properties?: Outputs };
      if (partial.id && partial.properties) {
        const outputs = unmarked(partial.properties);
        // Of an update that fails halfway the engine keeps the earlier inputs.
        const earlier = id === undefined ? undefined : this.held?.inputs;
        this.held = { id: id ?? partial.id, inputs: earlier ?? inputs, outputs, failed: true };
      }
      return this.#told(error);
    }
  }

  #told(error: unknown): string {
    const text = error instanceof Error ? error.message : String(error);
    this.#said.push(text);
    return text;
  }

  async #provider(): Promise<Provider> {
    const provider = this.#provide({
      environment: {},
      now: this.#now,
      sleep: async () => {},
      retryDelayMs: () => 0,
      warn: (message) => this.#said.push(message),
      connections: new Map(),
    }) as Provider;
    const get = (key: string) => this.#config[key];
    await provider.configure({ config: { get, require: (key) => String(get(key)) } });
    return provider;
  }
}

async function checked(provider: Provider, given: Program, olds: Program): Promise<Program> {
  const { inputs, failures } = await provider.check(olds, stored(given));
  if (failures?.length) throw new Error(JSON.stringify(failures));
  return inputs;
}

/** @param changes the provider's word; without one the engine compares inputs */
function isDifferent(
  changes: boolean | undefined,
  held: Pick<Held<unknown>, "inputs" | "failed">,
  news: Program,
): boolean {
  if (changes !== undefined) return changes || held.failed;
  return held.failed || JSON.stringify(sorted(held.inputs)) !== JSON.stringify(sorted(news));
}

/** Outputs as a state would give them back: Pulumi's provider host adds the provider itself. */
function ofState<T extends object>(outputs: T): T {
  return { ...stored(outputs), __provider: "text" };
}

/** As a state would give it back. */
function stored<T>(values: T): T {
  return JSON.parse(JSON.stringify(values));
}

/** As the engine gives a dynamic provider what it keeps: without the marks of secrets. */
function unmarked<T>(values: T): T {
  return revealed(stored(values) as never) as T;
}

function sorted(values: object): unknown {
  return Object.entries(values)
    .filter(([key]) => key !== "__provider" && key !== "logicalName")
    .toSorted(([a], [b]) => a.localeCompare(b));
}
