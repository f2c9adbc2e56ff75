import type { ServiceAccountCredential } from "../../../sdk";
import type { CredentialAddress } from "../credential-address";
import { AccountReads } from "./account-reads";
import type { Asking } from "./list-walk";

/** Reads of credentials by one login, those of one service account together. */
export class CredentialReads {
  readonly #accounts = new Map<string, AccountReads>();

  /** @throws NotFoundError where there is none */
  retrieve(address: CredentialAddress, context: Asking): Promise<ServiceAccountCredential> {
    return this.#account(address.params).retrieve(address, context);
  }

  /**
   * Those of one service account's that pages of its list hold, by their ids. The others are to be retrieved one by one.
   */
  fromPages(
    credentialIds: readonly string[],
    params: CredentialAddress["params"],
    context: Asking,
  ): Promise<Map<string, ServiceAccountCredential>> {
    const addresses = credentialIds.map((credentialId) => ({ credentialId, params }));
    return this.#account(params).fromPages(addresses, context);
  }

  #account({ organization_id, service_account_id }: CredentialAddress["params"]): AccountReads {
    const key = JSON.stringify([organization_id, service_account_id]);
    const account = this.#accounts.get(key) ?? new AccountReads();
    this.#accounts.set(key, account);
    return account;
  }

  /** After a write. Of all accounts: an organization's id and its label are two names of the same ones. */
  forget(): void {
    for (const account of this.#accounts.values()) account.forget();
  }
}
