import { concurrently } from "../../provider/engine/concurrently";
import type { ServiceAccount } from "../../sdk";
import type { Connection } from "../connect";
import {
  Inventory,
  inOrderOfCreation,
  type OwnedCredential,
  type Owner,
  ownerId,
} from "../inventory";
import type { Surroundings } from "../surroundings";
import type { ImportOptions } from "./import-command";
import { namePattern } from "./name-pattern";
import { refersTo } from "./references";
import { refuseMissing } from "./refuse-missing";
import { type Search, searchFor } from "./search";

export interface OwnedAccount extends Owner {
  account: ServiceAccount;
}

/** What is to be imported, in the order of creation. */
export interface Selection {
  accounts: OwnedAccount[];
  credentials: OwnedCredential[];
  /** What the command is logged in with, where it was left out for that. */
  leftOut: OwnedCredential | undefined;
}

/** @throws Error that names everything that was asked for and not found */
export async function selectCredentials(
  options: ImportOptions,
  connection: Connection,
  surroundings: Surroundings,
): Promise<Selection> {
  const inventory = new Inventory(connection, surroundings);
  const search = await searchFor(options, connection, inventory);
  const listed = await inventory.credentials(search.owners);
  const owners = search.owners.filter((_, index) => listed[index] !== undefined);
  const found = inOrderOfCreation(listed.flatMap((list) => list ?? []));
  await refuseMissing(search, { owners, credentials: found }, inventory);

  const wanted = found.filter(isWanted(options, search));
  const isLogin = ({ credential }: OwnedCredential) => credential.client_id === connection.clientId;
  const leftOut = search.picks.length === 0 ? wanted.find(isLogin) : undefined;
  const credentials = wanted.filter((one) => one !== leftOut);
  const accounts = options.withServiceAccounts
    ? await accountsOf(ownersToImport(owners, credentials, options), inventory)
    : [];
  return { accounts, credentials, leftOut };
}

function isWanted({ name }: ImportOptions, { picks }: Search): (one: OwnedCredential) => boolean {
  const hasName = name === undefined ? () => true : namePattern(name);
  const isPicked = (one: OwnedCredential) =>
    picks.length === 0 || picks.some((pick) => refersTo(pick, one));
  return (one) => hasName(one.credential.name) && isPicked(one);
}

/** Where some credentials are chosen, their accounts alone; else those without any too. */
function ownersToImport(
  owners: readonly Owner[],
  credentials: readonly OwnedCredential[],
  { credential, name }: ImportOptions,
): readonly Owner[] {
  if (credential.length === 0 && name === undefined) return owners;
  const ids = new Set(credentials.map(ownerId));
  return owners.filter((owner) => ids.has(ownerId(owner)));
}

async function accountsOf(owners: readonly Owner[], inventory: Inventory): Promise<OwnedAccount[]> {
  const accounts = await concurrently(owners, async (owner) => {
    const account = await inventory.serviceAccount(owner);
    return account && { ...owner, account };
  });
  return accounts.filter((one) => one !== undefined);
}
