import type { ServiceAccountCredential } from "../../../sdk";
import type { AutoNamed } from "../../engine/definition";
import { addressOf, type CredentialAddress } from "../credential-address";
import type { KeycardContext } from "../keycard-context";
import type { Ledger } from "./ledger";

/** So many credentials of a set are worked on at a time. */
export const width = 16;

/** A step of a set's life: what it works on, and what it has come to. */
export class SetStep {
  readonly params: CredentialAddress["params"];
  #listed: Promise<ServiceAccountCredential[]> | undefined;

  constructor(
    readonly id: string,
    /** The resource, for messages. */
    readonly title: string,
    /** What the names that are generated end with. */
    readonly naming: AutoNamed,
    readonly ledger: Ledger,
    readonly context: KeycardContext,
  ) {
    this.params = addressOf(id).params;
  }

  /** Whose credentials they are. */
  get owner() {
    const { organization_id: organizationId, service_account_id: serviceAccountId } = this.params;
    return { organizationId, serviceAccountId };
  }

  get credentials() {
    return this.context.keycard.organizations.serviceAccounts.credentials;
  }

  /** Lets `listed` ask again. */
  forgetList(): void {
    this.#listed = undefined;
  }

  /** All that the service account had when this was first asked. */
  listed(): Promise<ServiceAccountCredential[]> {
    const { organization_id, service_account_id } = this.params;
    this.#listed ??= Array.fromAsync(
      this.credentials.list(service_account_id, { organization_id, limit: 100 }),
    );
    return this.#listed;
  }
}
