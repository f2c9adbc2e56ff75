import { isDeepStrictEqual } from "node:util";
import type { RawValues } from "../engine/definition";
import { PartialFailure } from "../engine/partial-failure";
import { isMap, type Properties } from "../engine/property";
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
  // A name that is generated is no secret; one that the program gave earlier may have been.
  const generated = news.autoNameIsChosen ? undefined : news.autoName;
  const declared: RawValues = { ...news, name: news.name ?? generated };
  const outputs = Object.entries(error.outputs).map(([name, value]) => [
    name,
    name in inputs ? former(value, declared[name]) : value,
  ]);
  return new PartialFailure(error.id, Object.fromEntries(outputs), error.message);
}

/** Marks what isn't as the program declares it. Of a map whose place is a map's now, the engine would lose the mark. */
function former(value: unknown, declared: unknown): unknown {
  if (value === undefined || isDeepStrictEqual(value, declared)) return value;
  if (!isMap(value) || !isMap(declared)) return secret(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      former(one, Object.hasOwn(declared, key) ? declared[key] : undefined),
    ]),
  );
}
