import { NotFoundError } from "../../sdk";
import type { Creation } from "./creation";

/**
 * Deletes what runs that were killed have made, and no state knows. A name that was chosen proves nothing: what bears
 * it may be someone else's.
 */
export async function deleteLeftovers(
  wanted: Pick<Creation<never>, "name" | "nameIsOurs" | "known" | "list" | "delete">,
): Promise<void> {
  if (!wanted.nameIsOurs) return;
  for (const { id, name } of await Array.fromAsync(wanted.list())) {
    if (name === wanted.name && !wanted.known.includes(id)) await deleteIfThere(wanted, id);
  }
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
