import type { Defaults, Failure, RawValues } from "./definition";
import type { FunctionDefinition } from "./function-definition";
import { validateInputs } from "./validate-inputs";

/** A function's check: the arguments as `invoke` takes them, and what is wrong with them. Sends nothing. */
export function checkArguments(
  definition: Pick<FunctionDefinition, "name" | "inputs" | "outputs" | "normalize">,
  { given, defaults }: { given: RawValues; defaults: Defaults },
): { inputs: RawValues; failures: Failure[] } {
  return validateInputs(definition.name, definition, { given, olds: {}, defaults });
}
