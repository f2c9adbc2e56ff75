import { type Inventory, type OwnedCredential, type Owner, ownerId } from "../inventory";
import { refersTo } from "./references";
import type { Search } from "./search";

/** @throws Error that names everything that was asked for by its id and is not there */
export async function refuseMissing(
  { owners, namedOwners, picks, place }: Search,
  found: { owners: readonly Owner[]; credentials: readonly OwnedCredential[] },
  inventory: Inventory,
): Promise<void> {
  const missingOwners = owners.filter(
    (owner) => namedOwners.has(ownerId(owner)) && !found.owners.includes(owner),
  );
  await refuseMissingOrganizations(missingOwners, inventory);
  const missingPicks = picks.filter(
    (pick) => !found.credentials.some((one) => refersTo(pick, one)),
  );
  const sentences = [
    ...missingOwners.map(
      ({ organizationId, serviceAccountId }) =>
        `Service account ${JSON.stringify(serviceAccountId)} was not found in organization ${JSON.stringify(organizationId)}.`,
    ),
    ...missingPicks.map(
      ({ given }) =>
        `Credential ${JSON.stringify(given)} was not found in ${place}. A client id is no credential id; \`orphans\` lists both.`,
    ),
  ];
  if (sentences.length > 0) throw new Error(`${sentences.join("\n")}\nNothing was written.`);
}

/** In an organization that can't be seen, everything is "not found". */
async function refuseMissingOrganizations(
  missing: readonly Owner[],
  inventory: Inventory,
): Promise<void> {
  for (const organizationId of new Set(missing.map((owner) => owner.organizationId))) {
    await inventory.serviceAccounts(organizationId);
  }
}
