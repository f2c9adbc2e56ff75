import { named } from "./auto-name";
import type { AutoNamed, Definition, Due, RawValues } from "./definition";
import { mayCome } from "./may-come";
import { isMap } from "./property";
import { unknownValue } from "./unknown-value";

/** What a preview knows of the outputs that a creation will have. */
export function previewedCreation(
  { inputs, outputs }: Pick<Definition, "inputs" | "outputs">,
  news: RawValues & AutoNamed,
): RawValues {
  const coming = Object.keys(outputs).filter((name) => mayCome(outputs[name], news));
  return { ...named(inputs, news), ...unknown(coming) };
}

/**
 * What a preview knows of the outputs that an update will have: what the API computed stays, but for what is due.
 *
 * @param planned computed outputs that follow from inputs alone
 */
export function previewedUpdate(
  { inputs, outputs }: Pick<Definition, "inputs" | "outputs">,
  { olds, news }: { olds: RawValues; news: RawValues & AutoNamed },
  { due, planned }: { due: readonly Due[]; planned: RawValues },
): RawValues {
  const changing = new Set(due.flatMap(({ changes }) => changes));
  const staying = Object.keys(outputs)
    .filter((name) => olds[name] !== undefined && !changing.has(name))
    .map((name) => [name, olds[name]]);
  const previewed = { ...named(inputs, news), ...Object.fromEntries(staying), ...planned };
  for (const { changes, keys } of due) {
    for (const name of changes.filter((one) => mayCome(outputs[one], news))) {
      const rest = previewed[name];
      previewed[name] = keys && isMap(rest) ? { ...rest, ...unknown(keys) } : unknownValue;
    }
  }
  return previewed;
}

function unknown(names: readonly string[]): RawValues {
  return Object.fromEntries(names.map((name) => [name, unknownValue]));
}
