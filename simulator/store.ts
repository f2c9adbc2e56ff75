import { newClientId, newClientSecret, newId } from "./identifiers";
import { label, type NewLabel } from "./label";
import type { Credential, Organization, ServiceAccount } from "./records";

/** What the simulated API holds. Maps keep the order of creation. */
export class Store {
  readonly organizations = new Map<string, Organization>();
  readonly serviceAccounts = new Map<string, ServiceAccount>();
  readonly credentials = new Map<string, Credential>();
  /** Of deleted credentials too. */
  readonly clientSecrets: string[] = [];
  readonly #now: () => number;
  #lastSequence = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  time(): string {
    return new Date(this.#now()).toISOString();
  }

  organization(idOrLabel: string): Organization | undefined {
    return (
      this.organizations.get(idOrLabel) ??
      [...this.organizations.values()].find(({ label }) => label === idOrLabel)
    );
  }

  serviceAccountsOf({ id }: Organization): ServiceAccount[] {
    return [...this.serviceAccounts.values()].filter((one) => one.organizationId === id);
  }

  credentialsOf({ id }: ServiceAccount): Credential[] {
    return [...this.credentials.values()].filter((one) => one.serviceAccountId === id);
  }

  addOrganization({ id = newId(), label }: { id?: string; label?: string } = {}): Organization {
    const taken = [id, label].find((name) => name !== undefined && this.organization(name));
    if (taken !== undefined) throw new Error(`There is an organization "${taken}" already.`);
    const organization = { id, label };
    this.organizations.set(id, organization);
    return organization;
  }

  addServiceAccount(organization: Organization, text: NewLabel, id = newId()): ServiceAccount {
    const createdAt = this.time();
    const account = {
      ...label(text),
      sequence: ++this.#lastSequence,
      id,
      organizationId: organization.id,
      createdAt,
      updatedAt: createdAt,
    };
    this.serviceAccounts.set(id, account);
    return account;
  }

  addCredential(account: ServiceAccount, text: NewLabel, id = newId()): Credential {
    const credential = {
      ...label(text),
      sequence: ++this.#lastSequence,
      id,
      organizationId: account.organizationId,
      serviceAccountId: account.id,
      clientId: newClientId(),
      clientSecret: newClientSecret(),
      createdAt: this.time(),
      lastUsedAt: undefined,
    };
    this.credentials.set(id, credential);
    this.clientSecrets.push(credential.clientSecret);
    return credential;
  }

  removeServiceAccount(account: ServiceAccount): void {
    this.serviceAccounts.delete(account.id);
    for (const { id } of this.credentialsOf(account)) this.credentials.delete(id);
  }
}
