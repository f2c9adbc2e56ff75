import { NotFoundError } from "../../sdk";
import type { Creation, Listed } from "./creation";
import type { KeycardContext } from "./keycard-context";

/**
 * Deletes what runs that were killed have made, and no state knows. A name that was chosen proves nothing: what bears
 * it may be someone else's.
 */
export async function deleteLeftovers(
  wanted: Pick<Creation<never>, "kind" | "name" | "nameIsOurs" | "known" | "list" | "delete">,
  context: KeycardContext,
): Promise<void> {
  if (!wanted.nameIsOurs) return;
  for (const found of await Array.fromAsync(wanted.list())) {
    if (found.name !== wanted.name || wanted.known.includes(found.id)) continue;
    if (!isKept(wanted, found, context)) await deleteIfThere(wanted, found.id);
  }
}

/**
 * Whether something under our own name is needed although this state doesn't know it: a state that was rolled back, or
 * copied to another stack, forgets what somebody works with. The secret of a real leftover is lost, so nobody does.
 */
export function isKept(
  { kind }: Pick<Creation<never>, "kind">,
  found: Listed,
  context: KeycardContext,
): boolean {
  const use = useOf(found, context);
  if (use === undefined) return false;
  context.warn(
    `The ${kind} ${JSON.stringify(found.name)} (${found.id}) is not in the state, although it bears the name of one ` +
      `that is, and is kept: ${use}. If nobody needs it, delete it; if another stack has it too, remove it from one.`,
  );
  return true;
}

function useOf({ client_id, last_used_at }: Listed, { clientId }: KeycardContext) {
  if (client_id === clientId) return "this provider is logged in with it";
  return last_used_at && `it was used at ${last_used_at}`;
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
