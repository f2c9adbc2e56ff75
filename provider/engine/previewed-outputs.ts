import type { AutoNamed, Definition, Due, RawValues } from "./definition";
import { mayCome } from "./may-come";
import { unknownValue } from "./unknown-value";

/** What a preview knows of the outputs that a creation will have. */
export function previewedCreation(
  { outputs }: Pick<Definition, "outputs">,
  news: RawValues & AutoNamed,
): RawValues {
  const coming = Object.keys(outputs).filter((name) => mayCome(outputs[name], news));
  return { ...withName(news), ...unknown(coming) };
}

/**
 * What a preview knows of the outputs that an update will have: what the API computed stays, but for what is due.
 *
 * @param planned computed outputs that follow from inputs alone
 */
export function previewedUpdate(
  { outputs }: Pick<Definition, "outputs">,
  { olds, news }: { olds: RawValues; news: RawValues & AutoNamed },
  { due, planned }: { due: readonly Due[]; planned: RawValues },
): RawValues {
  const changing = new Set(due.flatMap(({ changes }) => changes));
  const staying = Object.keys(outputs)
    .filter((name) => olds[name] !== undefined && !changing.has(name))
    .map((name) => [name, olds[name]]);
  const coming = [...changing].filter((name) => mayCome(outputs[name], news));
  return {
    ...withName(news),
    ...Object.fromEntries(staying),
    ...planned,
    ...unknown(coming),
  };
}

function withName(news: RawValues & AutoNamed): RawValues {
  return { ...news, name: news.name ?? news.autoName };
}

function unknown(names: readonly string[]): RawValues {
  return Object.fromEntries(names.map((name) => [name, unknownValue]));
}
