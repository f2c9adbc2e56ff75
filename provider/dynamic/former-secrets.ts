import { isDeepStrictEqual } from "node:util";
import type { RawValues } from "../engine/definition";
import { PartialFailure } from "../engine/partial-failure";
import type { Properties } from "../engine/property";
import { secret } from "../engine/special-value";

/**
 * An update's error, with what may have been a secret in earlier inputs marked as one in the outputs that the state is to
 * keep. The engine takes for one what the program declares as one now, and tells no dynamic provider what was one before.
 *
 * @param inputs the definition's
 * @param news what the program declares now
 */
export function withFormerSecrets(error: unknown, inputs: Properties, news: RawValues): unknown {
  if (!(error instanceof PartialFailure)) return error;
  const outputs = Object.entries(error.outputs).map(([name, value]) => {
    const isGenerated = value === news.autoName;
    return [name, name in inputs && !isGenerated ? former(value, news[name]) : value];
  });
  return new PartialFailure(error.id, Object.fromEntries(outputs), error.message);
}

/** Marks each value that isn't as the program declares it. Of an object that is one, the engine would lose the mark. */
function former(value: unknown, declared: unknown): unknown {
  if (value === undefined || isDeepStrictEqual(value, declared)) return value;
  if (!isObject(value)) return secret(value);
  const beside = isObject(declared) ? declared : {};
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      former(one, Object.hasOwn(beside, key) ? beside[key] : undefined),
    ]),
  );
}

function isObject(value: unknown): value is RawValues {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
