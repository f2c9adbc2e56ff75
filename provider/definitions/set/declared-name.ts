import { nameMaxLength } from "../../../sdk/limits";
import type { AutoNamed } from "../../engine/definition";
import type { Declaration } from "./set-properties";

export const keyMaxLength = 100;

/** How the name of a credential is made that the program doesn't name: the end of it, the same for all of a set. */
export function endOf(autoName: string): string {
  // A longer one loses its beginning, not the random part. The cut may go through a character.
  return `-${autoName.slice(-(nameMaxLength - keyMaxLength - 1)).toWellFormed()}`;
}

/** The name that the program gives, else one of the key and the set's generated name. */
export function declaredName(
  key: string,
  { name }: Pick<Declaration, "name">,
  { autoName }: AutoNamed,
): string {
  if (name !== undefined) return name;
  if (autoName !== undefined) return `${key}${endOf(autoName)}`;
  throw new Error(
    `Neither a name of the credential ${JSON.stringify(key)} nor autoName is set; check sets one of them.`,
  );
}

/** Whether that name holds our own random part, which proves that what bears it is ours. */
export function isOurs(
  { name }: Pick<Declaration, "name">,
  { autoNameIsChosen }: AutoNamed,
): boolean {
  return name === undefined && !autoNameIsChosen;
}

/** Whether a name is of the set that this name was generated for, under whatever key. */
export function isOfSet(name: string, { autoName, autoNameIsChosen }: AutoNamed): boolean {
  return autoName !== undefined && !autoNameIsChosen && name.endsWith(endOf(autoName));
}
