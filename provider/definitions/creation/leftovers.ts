import { NotFoundError } from "../../../sdk";
import { concurrently } from "../../engine/concurrently";
import { messageOf } from "../../engine/message-of";
import type { KeycardContext } from "../keycard-context";
import type { Creation, Listed } from "./creation";

interface Settings {
  ownLoginWithinMs: number;
  width?: number;
}

/** A login so soon after the creation is our own `verify`. */
const verified: Settings = { ownLoginWithinMs: 60_000 };

/**
 * What bears our own random name, and this state doesn't know: a run that was killed has made it, or the state was
 * rolled back, or copied to another stack. None under a chosen name, which may be someone else's.
 */
export async function leftovers<Item extends Listed>({
  name,
  nameIsOurs,
  known,
  list,
}: Pick<Creation<never, Item>, "name" | "nameIsOurs" | "known" | "list">): Promise<Item[]> {
  if (!nameIsOurs) return [];
  const listed = await Array.fromAsync(list());
  return listed.filter((one) => one.name === name && !known.includes(one.id));
}

/**
 * Deletes leftovers, unless somebody works with one: the secret of what a killed run made is lost.
 *
 * @param settings a login so soon after the creation is our own; how many are deleted at a time
 * @throws Error that says what could not be deleted
 */
export async function deleteLeftovers(
  found: readonly Listed[],
  wanted: Pick<Creation<never>, "kind" | "delete">,
  context: KeycardContext,
  { ownLoginWithinMs, width }: Settings = verified,
): Promise<void> {
  const remove = async (one: Listed) => {
    const what = `The ${wanted.kind} ${JSON.stringify(one.name)} (${one.id}), which no state knows any more,`;
    const use = useOf(one, ownLoginWithinMs, context);
    if (use !== undefined) {
      context.warn(`${what} is kept: ${use}. If nobody needs it, delete it.`);
      return;
    }
    try {
      await deleteIfThere(wanted, one.id);
    } catch (error) {
      throw new Error(`${what} could not be deleted: ${messageOf(error)}`);
    }
  };
  await concurrently(found, remove, width);
}

function useOf(
  { client_id, created_at, last_used_at }: Listed,
  ownLoginWithinMs: number,
  { clientId }: KeycardContext,
): string | undefined {
  if (client_id === clientId) return "this provider is logged in with it";
  if (last_used_at === undefined) return undefined;
  const isOurs = Date.parse(last_used_at) - Date.parse(created_at) < ownLoginWithinMs;
  return isOurs ? undefined : `it was used at ${last_used_at}`;
}

export async function deleteIfThere(
  wanted: Pick<Creation<never>, "delete">,
  id: string,
): Promise<void> {
  try {
    await wanted.delete(id);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
  }
}
