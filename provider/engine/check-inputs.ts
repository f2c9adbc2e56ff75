import { asTold } from "./as-told";
import { autoName, UnusableName } from "./auto-name";
import type { AutoNamed, Defaults, Definition, Failure, RawValues } from "./definition";
import { validateInputs } from "./validate-inputs";

export interface CheckRequest {
  /** The inputs in state; empty on creation and replacement. */
  olds: RawValues;
  /** The inputs that the program gives. */
  news: RawValues;
  defaults: Defaults;
  /** Names a resource that has no name yet. @throws UnusableName where it has to be given */
  newName: () => AutoNamed;
}

/**
 * A definition's check: the inputs as they will be stored, and what is wrong with them. Sends nothing.
 * A value that is unknown in a preview is let through as it is.
 */
export function checkInputs(
  definition: Pick<Definition, "type" | "inputs" | "outputs" | "normalize" | "unnamed" | "clashes">,
  { olds, news, defaults, newName }: CheckRequest,
): { inputs: RawValues; failures: Failure[] } {
  const { inputs, failures } = validateInputs(definition.type, definition, {
    given: news,
    olds,
    defaults,
  });
  if (failures.length > 0) return { inputs, failures: failures.map(asTold(definition)) };
  try {
    const named = { ...inputs, ...autoName({ olds, inputs }, newName) };
    return { inputs: named, failures: (definition.clashes?.(named) ?? []).map(asTold(definition)) };
  } catch (error) {
    if (!(error instanceof UnusableName)) throw error;
    const path = definition.unnamed ? definition.unnamed(inputs) : "name";
    if (path === undefined) return { inputs, failures };
    const [property = path] = path.split(/[.[]/, 1);
    const failure = asTold(definition)({ property, reason: `"${path}" ${error.message}` });
    return { inputs, failures: [failure] };
  }
}
