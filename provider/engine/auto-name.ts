import type { AutoNamed, RawValues } from "./definition";
import type { Properties } from "./property";

/** What the API is assumed to allow; a longer logical name loses its end, not the random part. */
export const nameMaxLength = 255;

/** Why what the program doesn't name can't be named otherwise, for its check: what follows the property's name. */
export class UnusableName extends Error {}

/** A name of the resource's name in the program and a random suffix, which proves that what bears it is ours. */
export function generatedName(logicalName: string | undefined, randomSuffix: string): AutoNamed {
  const suffix = `-${randomSuffix}`;
  const prefix = (logicalName ?? "resource").slice(0, nameMaxLength - suffix.length);
  // The cut may go through a character.
  return { autoName: prefix.toWellFormed() + suffix };
}

/**
 * The name of a resource that the program doesn't name: made once, then kept. A name that the program gave
 * before and no longer gives is kept too.
 */
export function autoName(
  { olds, inputs }: { olds: RawValues; inputs: RawValues },
  newName: () => AutoNamed,
): AutoNamed {
  if (inputs.name !== undefined) return {};
  const { autoName, autoNameIsChosen, name } = olds;
  if (typeof autoName === "string") {
    return { autoName, ...(autoNameIsChosen === true && { autoNameIsChosen }) };
  }
  if (typeof name === "string") return { autoName: name, autoNameIsChosen: true };
  return newName();
}

/** What a program declares, where what is kept for a name that it doesn't give counts as given. */
export function named(inputs: Properties, news: RawValues): RawValues {
  return "name" in inputs ? { ...news, name: news.name ?? news.autoName } : news;
}
