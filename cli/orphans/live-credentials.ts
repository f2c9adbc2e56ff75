import { type Connection, organizationOf } from "../connect";
import { Inventory, inOrderOfCreation, type OwnedCredential } from "../inventory";
import type { Surroundings } from "../surroundings";

/** All live credentials of the organization. An account that vanishes meanwhile has none. */
export async function liveCredentials(
  connection: Connection,
  surroundings: Surroundings,
): Promise<OwnedCredential[]> {
  const organizationId = organizationOf(connection);
  const inventory = new Inventory(connection, surroundings);
  const accounts = await inventory.serviceAccounts(organizationId);
  const owners = accounts.map(({ id }) => ({ organizationId, serviceAccountId: id }));
  const lists = await inventory.credentials(owners);
  return inOrderOfCreation(lists.flatMap((list) => list ?? []));
}
