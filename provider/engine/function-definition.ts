import type { Definition, RawValues } from "./definition";
import type { Properties, Values } from "./property";

/** A question that a program asks the API, defined once: its arguments with their rules, and the answer. */
export interface FunctionDefinition<
  I extends Properties = Properties,
  O extends Properties = Properties,
  Context = never,
> {
  /** The last part of the token, as in `getServiceAccount`. */
  name: string;
  /** Markdown, for programs in any language. */
  description: string;
  /** Arguments, for the documentation. */
  example: Partial<Values<I>>;
  inputs: I;
  /** All that it answers with: arguments are not echoed. */
  outputs: O;
  /** Brings arguments that have several spellings into one. They are valid, or unknown in a preview. */
  normalize(inputs: RawValues): ReturnType<Definition["normalize"]>;
  /**
   * Changes nothing at the API.
   *
   * @throws Error that says what could not be found
   */
  invoke(inputs: Values<I>, context: Context): Promise<Values<O>>;
}

/** Infers a function's property types. */
export function defineFunction<I extends Properties, O extends Properties, Context>(
  definition: FunctionDefinition<I, O, Context>,
): FunctionDefinition<I, O, Context> {
  return definition;
}
