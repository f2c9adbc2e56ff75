import { isDeepStrictEqual } from "node:util";
import { named } from "../engine/auto-name";
import type { RawValues } from "../engine/definition";
import { diffProperties } from "../engine/diff-properties";
import { PartialFailure } from "../engine/partial-failure";
import { isMap, type Properties } from "../engine/property";
import { secret } from "../engine/special-value";

/** What a state holds after an update that failed halfway: the inputs whose values were other ones before it. */
export interface MaybeFailed {
  updateFailed?: string[] | undefined;
}

/**
 * An update's error as the state is to keep it. The engine takes for a secret what the program declares as one now, and
 * tells no dynamic provider what was one before: that is marked here.
 *
 * @param inputs the definition's
 */
export function failedUpdate(
  error: unknown,
  inputs: Properties,
  { olds, news }: { olds: RawValues & MaybeFailed; news: RawValues },
): unknown {
  if (!(error instanceof PartialFailure)) return error;
  // A name that is generated is no secret; one that the program gave earlier may have been.
  const autoName = news.autoNameIsChosen ? undefined : news.autoName;
  const declared = named(inputs, { ...news, autoName });
  const outputs = Object.entries(error.outputs).map(([name, value]) => [
    name,
    name in inputs ? former(value, declared[name]) : value,
  ]);
  const changed = diffProperties({ inputs }, olds, news).map(({ property }) => property);
  const updateFailed = [...new Set([...(olds.updateFailed ?? []), ...changed])];
  const kept = { ...Object.fromEntries(outputs), ...(updateFailed.length > 0 && { updateFailed }) };
  return new PartialFailure(error.id, kept, error.message);
}

/**
 * What a read has found, which may be after an update that failed halfway. The engine has the inputs from before that
 * then, and marks by them what is a secret in those that it reads: what the update was to change may be one, and is
 * marked here.
 */
export function readAfterFailure(
  { inputs, outputs }: { inputs: RawValues; outputs: RawValues },
  olds: RawValues & MaybeFailed,
): { inputs: RawValues; outputs: RawValues } {
  if (olds.updateFailed === undefined) return { inputs, outputs };
  const changed = olds.updateFailed.filter((name) => name in inputs);
  const marked = changed.map((name) => [name, secretLeaves(inputs[name])]);
  // Of the outputs it knows the marks, but of those values alone that were there.
  const found = changed.map((name) => [name, former(outputs[name], olds[name])]);
  return {
    inputs: { ...inputs, ...Object.fromEntries(marked) },
    outputs: { ...outputs, ...Object.fromEntries(found) },
  };
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

/** Marks what stands in maps one by one: of a map whose place is a map's in the earlier inputs, the mark would be lost. */
function secretLeaves(value: unknown): unknown {
  if (!isMap(value)) return secret(value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, secretLeaves(one)]));
}
