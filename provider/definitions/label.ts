import { NotFoundError } from "../../sdk";
import type { AutoNamed } from "../engine/definition";
import { definedOnly } from "../engine/property";

/** What service accounts and credentials have in common for people to read. */
export interface Label extends AutoNamed {
  name?: string | undefined;
  description?: string | undefined;
}

/** The name that the program gives, else the generated one. */
export function nameOf({ name, autoName }: Label): string {
  const chosen = name ?? autoName;
  if (chosen === undefined)
    throw new Error("Neither name nor autoName is set; check sets one of them.");
  return chosen;
}

/** Whether the name holds our own random part, which proves that what bears it is ours. */
export function nameIsOurs({ name, autoNameIsChosen }: Label): boolean {
  return name === undefined && !autoNameIsChosen;
}

/** The text that PATCH has to change; an empty string clears a description. */
export function changedLabel(olds: Label, news: Label): { name?: string; description?: string } {
  const name = nameOf(news);
  const description = news.description ?? "";
  return {
    ...(name !== olds.name && { name }),
    ...(description !== (olds.description ?? "") && { description }),
  };
}

/**
 * Sends the text that changed, if any.
 *
 * @param whenGone what the user can do where the API has it no more
 */
export async function sendLabel(
  change: ReturnType<typeof changedLabel>,
  send: (change: { name?: string; description?: string }) => Promise<unknown>,
  whenGone: string,
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  try {
    await send(change);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    throw new Error(`${error.message} If it was deleted outside Pulumi: ${whenGone}`);
  }
}

/** A label as the inputs of a resource: a generated name is not given, an empty description is none. */
export function labelInputs(
  found: { name: string; description?: string | undefined },
  { autoName, autoNameIsChosen }: AutoNamed,
) {
  return {
    ...(found.name !== autoName && { name: found.name }),
    ...(found.description && { description: found.description }),
    ...definedOnly({ autoName, autoNameIsChosen }),
  };
}
