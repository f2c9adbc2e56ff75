import { concurrently } from "../provider/engine/concurrently";
import { formatId } from "../provider/engine/resource-id";
import { NotFoundError, type ServiceAccount, type ServiceAccountCredential } from "../sdk";
import type { Connection } from "./connect";
import { count } from "./count";
import type { Surroundings } from "./surroundings";

/** The service account that a credential belongs to. */
export interface Owner {
  organizationId: string;
  serviceAccountId: string;
}

/** Its Pulumi id. */
export function ownerId({ organizationId, serviceAccountId }: Owner): string {
  return formatId(organizationId, serviceAccountId);
}

export interface OwnedCredential extends Owner {
  credential: ServiceAccountCredential;
}

const itemsPerPage = 100;

/** What is at Keycard, all pages of it, with a line of progress while it is fetched. */
export class Inventory {
  readonly #connection: Connection;
  readonly #surroundings: Surroundings;
  #credentialsSeen = 0;

  constructor(connection: Connection, surroundings: Surroundings) {
    this.#connection = connection;
    this.#surroundings = surroundings;
  }

  /** @throws Error that says so, where the organization isn't there or can't be seen */
  async serviceAccounts(organizationId: string): Promise<ServiceAccount[]> {
    const { serviceAccounts } = this.#connection.keycard.organizations;
    const params = { organization_id: organizationId, limit: itemsPerPage };
    try {
      return await Array.fromAsync(serviceAccounts.list(params, this.#options));
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      throw new Error(
        `Organization ${JSON.stringify(organizationId)} was not found, or client id ` +
          `${JSON.stringify(this.#connection.clientId)} may not see it. Check --organization and the login.`,
      );
    }
  }

  /** The service account, or undefined where it isn't there. */
  async serviceAccount({
    organizationId,
    serviceAccountId,
  }: Owner): Promise<ServiceAccount | undefined> {
    const { serviceAccounts } = this.#connection.keycard.organizations;
    const params = { organization_id: organizationId };
    return unlessMissing(serviceAccounts.retrieve(serviceAccountId, params, this.#options));
  }

  /** Of each owner in turn; undefined for one that isn't there. */
  async credentials(owners: readonly Owner[]): Promise<(OwnedCredential[] | undefined)[]> {
    return concurrently(owners, (owner) => unlessMissing(this.#credentialsOf(owner)));
  }

  async #credentialsOf({ organizationId, serviceAccountId }: Owner): Promise<OwnedCredential[]> {
    const { credentials } = this.#connection.keycard.organizations.serviceAccounts;
    const params = { organization_id: organizationId, limit: itemsPerPage };
    const found: OwnedCredential[] = [];
    for await (const credential of credentials.list(serviceAccountId, params, this.#options)) {
      found.push({ organizationId, serviceAccountId, credential });
      if (++this.#credentialsSeen % itemsPerPage === 0) this.#showProgress();
    }
    this.#showProgress();
    return found;
  }

  #showProgress(): void {
    const seen = count(this.#credentialsSeen, "credential");
    this.#surroundings.terminal.progress(`Listing: ${seen} so far`);
  }

  get #options() {
    return { signal: this.#surroundings.signal };
  }
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** The order in which they were made, whatever account they are of; within one, the API's where times are equal. */
export function inOrderOfCreation(credentials: readonly OwnedCredential[]): OwnedCredential[] {
  return credentials.toSorted(
    ({ credential: one }, { credential: other }) =>
      Date.parse(one.created_at) - Date.parse(other.created_at),
  );
}
