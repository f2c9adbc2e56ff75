import type { AutoNamed, RawValues } from "./definition";

export interface AutoNameRequest {
  olds: RawValues;
  inputs: RawValues;
  logicalName: string | undefined;
  randomSuffix: () => string;
}

/** What the API is assumed to allow; a longer logical name loses its end, not the random part. */
const nameMaxLength = 255;

/**
 * The name of a resource that the program doesn't name: made once, then kept. A name that the program gave
 * before and no longer gives is kept too.
 */
export function autoName({ olds, inputs, logicalName, randomSuffix }: AutoNameRequest): AutoNamed {
  if (inputs.name !== undefined) return {};
  const { autoName, autoNameIsChosen, name } = olds;
  if (typeof autoName === "string") {
    return { autoName, ...(autoNameIsChosen === true && { autoNameIsChosen }) };
  }
  if (typeof name === "string") return { autoName: name, autoNameIsChosen: true };
  const suffix = `-${randomSuffix()}`;
  const prefix = (logicalName ?? "resource").slice(0, nameMaxLength - suffix.length);
  return { autoName: prefix + suffix };
}
