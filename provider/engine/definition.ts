import type { Properties, Values } from "./property";

/** Property values as they come from Pulumi's engine: not checked yet, or from a state that someone edited. */
export type RawValues = Record<string, unknown>;

/** What the state holds of a resource: its checked inputs, echoed, and what the API computed. */
export type State<I extends Properties, O extends Properties> = Values<I> &
  Values<O> &
  AutoNamed &
  MaybeInterrupted;

/** The name of a resource that the program doesn't name, kept as an input of its own so that drift never becomes it. */
export interface AutoNamed {
  autoName?: string | undefined;
  /** It has no random part: the program gave it once, and gives none any more. */
  autoNameIsChosen?: true | undefined;
}

/** What a state holds of a resource whose creation was interrupted: enough to find what it may have made. */
export interface MaybeInterrupted {
  /** When that creation began, RFC 3339, UTC. */
  createInterrupted?: string | undefined;
}

/** What the provider is configured with, for inputs whose rule is `fromProvider`. */
export interface Defaults {
  value(property: string): string | undefined;
  /** How to give it, for the error message where nothing does. */
  remedy(property: string): string;
}

/** A check failure: `property` is empty where it is no single input that is wrong. */
export interface Failure {
  property: string;
  reason: string;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

/** Work that is due on a resource although its properties may be as the program wants them. */
export interface Due {
  /** In words. */
  why: string;
  /** What is due by the clock alone is no change in a refresh. */
  by: "clock" | "program" | "state";
  /** The computed outputs that will have new values. */
  changes: readonly string[];
  /** Where those are maps: the keys whose values will be new. Default: all of them. */
  keys?: readonly string[];
}

/**
 * One resource, defined once for both front doors: its properties with their rules, and its life.
 * `Context` is what the lifecycle needs from outside: the API client, a clock.
 */
export interface Definition<
  I extends Properties = Properties,
  O extends Properties = Properties,
  Context extends Clock = never,
> {
  /** The last part of the type token. */
  type: string;
  /** Markdown, for programs in any language. */
  description: string;
  /** What a program may declare, for the documentation. */
  example: Partial<Values<I>>;
  /** What an id looks like, by which one is imported. Absent where it can't be. */
  idForm?: string;
  inputs: I;
  /** What the API computes. Inputs are outputs as well, and not repeated here. */
  outputs: O;
  /** Brings inputs that have several spellings into one. They are valid, or unknown in a preview. */
  normalize(inputs: RawValues): { inputs: RawValues; failures: Failure[] };
  /** The path of the first input without which a name has to be generated. Default: `name`. */
  unnamed?(inputs: RawValues): string | undefined;
  /** What is wrong beside a name that was generated. */
  clashes?(inputs: RawValues & AutoNamed): Failure[];
  /** Refuses a state that this definition can't go on from, by throwing. Not asked in a refresh. */
  accept?(id: string, olds: State<I, O>): void;
  /** Refuses a replacement before anything is created, by throwing. */
  beforeReplace(id: string, olds: State<I, O>, context: Context): void | Promise<void>;
  /**
   * What an update would do beside changing properties, and which changes what the API computes.
   *
   * @throws Error for a state that can't be worked with
   */
  due?(
    id: string,
    request: { olds: State<I, O>; news: Values<I> & AutoNamed },
    clock: Clock,
  ): Due[];
  /** The computed outputs that an update sets without asking the API, where it may change them. For previews. */
  planned?(request: { olds: State<I, O>; news: Values<I> & AutoNamed }): RawValues;
  create(
    inputs: Values<I> & AutoNamed,
    context: Context,
  ): Promise<{ id: string; outputs: State<I, O> }>;
  /** The resource as it is now, or undefined when it is gone. `olds` is empty on import and `.get()`. */
  read(
    id: string,
    olds: Partial<State<I, O>>,
    context: Context,
  ): Promise<{ inputs: Values<I> & AutoNamed; outputs: Partial<State<I, O>> } | undefined>;
  update(
    id: string,
    request: { olds: State<I, O>; news: Values<I> & AutoNamed },
    context: Context,
  ): Promise<State<I, O>>;
  delete(id: string, olds: State<I, O>, context: Context): Promise<void>;
  /**
   * Deletes what a creation has made that the engine has not heard of, by its ids alone: a generated name may be that of
   * what another `up` by the same plan has made by now.
   */
  undo?(id: string, made: State<I, O>, context: Context): Promise<void>;
}

/** Infers a definition's property types. */
export function defineResource<I extends Properties, O extends Properties, Context extends Clock>(
  definition: Definition<I, O, Context>,
): Definition<I, O, Context> {
  return definition;
}
