import { type Connection, organizationOf } from "../connect";
import { type Inventory, type Owner, ownerId } from "../inventory";
import type { ImportOptions } from "./import-command";
import { type CredentialReference, credentialReference, ownerReference } from "./references";

/** Where credentials are looked for, and which. */
export interface Search {
  /** Each of them once. */
  owners: Owner[];
  /** The ids of those that were asked for one by one: they have to be there. */
  namedOwners: ReadonlySet<string>;
  /** Empty where all are wanted. */
  picks: CredentialReference[];
  /** Where picks are looked for, in words. */
  place: string;
}

/** What the options ask for; all service accounts of the organization, unless they say which. */
export async function searchFor(
  options: ImportOptions,
  connection: Connection,
  inventory: Inventory,
): Promise<Search> {
  const scope = {
    defaultOrganizationId: () => organizationOf(connection),
    organizationOption: options.organization,
  };
  const picks = options.credential.map((given) => credentialReference(given, scope));
  const named = [
    ...options.serviceAccount.map((given) => ownerReference(given, scope)),
    ...picks.flatMap(({ owner }) => owner ?? []),
  ];
  const picksSayWhere = picks.length > 0 && picks.every(({ owner }) => owner !== undefined);
  const searchesAll = options.serviceAccount.length === 0 && !picksSayWhere;
  const owners = [...(searchesAll ? await allOwners(connection, inventory) : []), ...named];
  return {
    owners: [...new Map(owners.map((owner) => [ownerId(owner), owner])).values()],
    namedOwners: new Set(named.map(ownerId)),
    picks,
    place: searchesAll
      ? `organization ${JSON.stringify(organizationOf(connection))}`
      : "the service accounts that were named",
  };
}

async function allOwners(connection: Connection, inventory: Inventory): Promise<Owner[]> {
  const organizationId = organizationOf(connection);
  const accounts = await inventory.serviceAccounts(organizationId);
  return accounts.map(({ id }) => ({ organizationId, serviceAccountId: id }));
}
