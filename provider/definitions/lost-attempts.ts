import {
  type CredentialCreateResponse,
  NotFoundError,
  type ServiceAccountCredential,
} from "../../sdk";
import { messageOf } from "../engine/message-of";
import type { KeycardContext } from "./keycard-context";
import type { NewCredential } from "./new-credential";

/** How far the server's clock may be behind ours. */
const clockSkewMs = 5 * 60_000;

/** What attempts whose answers were lost may have left on the server. */
export class LostAttempts {
  readonly #startedAt: number;

  constructor(
    readonly wanted: NewCredential,
    readonly context: KeycardContext,
  ) {
    this.#startedAt = context.now();
  }

  /**
   * Deletes what lost attempts made, where the name proves that it is ours.
   *
   * @throws Error where it doesn't, or where the API can't be asked
   */
  async clear(lostBecause: string, created?: CredentialCreateResponse): Promise<void> {
    const found = (await this.#listed(lostBecause)).filter(({ id }) => id !== created?.id);
    if (found.length === 0) return;
    if (!this.wanted.nameIsOurs) throw new Error(this.#candidates(lostBecause, found));
    for (const { id } of found) await this.#delete(id);
  }

  /** The same after a success, which no failure here may undo. */
  async concernBeside(created: CredentialCreateResponse): Promise<string | undefined> {
    try {
      await this.clear("An earlier attempt's answer was lost.", created);
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  }

  async #listed(lostBecause: string): Promise<ServiceAccountCredential[]> {
    const { organizationId, serviceAccountId, name } = this.wanted;
    const { credentials } = this.context.keycard.organizations.serviceAccounts;
    const found: ServiceAccountCredential[] = [];
    try {
      for await (const credential of credentials.list(serviceAccountId, {
        organization_id: organizationId,
        limit: 100,
      })) {
        if (credential.name === name && this.#mayBeOfThisRun(credential)) found.push(credential);
      }
    } catch (error) {
      throw new Error(
        `${lostBecause} Whether a credential was made could not be found out either: ` +
          `${messageOf(error)} ` +
          `Before the next \`pulumi up\`, look for one named ${JSON.stringify(name)} of service account ` +
          `${JSON.stringify(serviceAccountId)}, created after ${new Date(this.#startedAt).toISOString()}, ` +
          "and delete it: its secret is lost.",
      );
    }
    return found;
  }

  /** A random name proves it, whatever the clocks say. */
  #mayBeOfThisRun({ created_at }: ServiceAccountCredential): boolean {
    return this.wanted.nameIsOurs || Date.parse(created_at) >= this.#startedAt - clockSkewMs;
  }

  async #delete(credentialId: string): Promise<void> {
    const { organizationId, serviceAccountId } = this.wanted;
    const { credentials } = this.context.keycard.organizations.serviceAccounts;
    try {
      await credentials.delete(credentialId, {
        organization_id: organizationId,
        service_account_id: serviceAccountId,
      });
    } catch (error) {
      if (error instanceof NotFoundError) return;
      throw new Error(
        `Credential ${JSON.stringify(credentialId)}, made by a request whose answer was lost, is still live ` +
          `and could not be deleted: ${messageOf(error)} ` +
          `Delete it: ${this.#deleteCommand(credentialId)}`,
      );
    }
  }

  #candidates(lostBecause: string, found: ServiceAccountCredential[]): string {
    const { serviceAccountId, name } = this.wanted;
    const lines = found.map(({ id, created_at }) =>
      Date.parse(created_at) < this.#startedAt
        ? `  ${id} (created at ${created_at}, before this attempt by this machine's clock: perhaps another resource's, or the one being replaced)`
        : `  ${id} (created at ${created_at}): ${this.#deleteCommand(id)}`,
    );
    return [
      `${lostBecause} Service account ${JSON.stringify(serviceAccountId)} has, under the name ` +
        `${JSON.stringify(name)} that the program chose, what may be this credential or another one, ` +
        "so nothing was deleted. Delete what is in no state and nobody uses, in Keycard's UI or with an access " +
        "token in $TOKEN, then run `pulumi up` again:",
      ...lines,
    ].join("\n");
  }

  #deleteCommand(credentialId: string): string {
    const { organizationId, serviceAccountId } = this.wanted;
    const [organization, account, credential] = [
      organizationId,
      serviceAccountId,
      credentialId,
    ].map(urlPart);
    const url = `${this.context.keycard.baseUrl}/organizations/${organization}/service-accounts/${account}/credentials/${credential}`;
    return `curl -X DELETE -H "Authorization: Bearer $TOKEN" '${url}'`;
  }
}

/** Also safe inside the quotes of a shell command. */
function urlPart(id: string): string {
  return encodeURIComponent(id).replaceAll("'", "%27");
}
