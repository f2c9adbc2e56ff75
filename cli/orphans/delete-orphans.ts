import { concurrently } from "../../provider/engine/concurrently";
import { messageOf } from "../../provider/engine/message-of";
import { NotFoundError } from "../../sdk";
import type { Connection } from "../connect";
import { credentialTitle } from "../credential-title";
import type { OwnedCredential } from "../inventory";
import type { Surroundings } from "../surroundings";

export type Outcome = "deleted" | "kept" | "failed";

/** Why a credential must not be deleted, by what is known of it. */
export type Guard = (orphan: OwnedCredential) => string | undefined;

/** What became of each, which is told as it happens. A failure doesn't stop the others. */
export async function deleteOrphans(
  orphans: readonly OwnedCredential[],
  guard: Guard,
  connection: Connection,
  { terminal, signal }: Surroundings,
): Promise<ReadonlyMap<OwnedCredential, Outcome>> {
  const { credentials } = connection.keycard.organizations.serviceAccounts;
  const outcomes = await concurrently(orphans, async (orphan): Promise<Outcome> => {
    const { organizationId, serviceAccountId, credential } = orphan;
    const params = { organization_id: organizationId, service_account_id: serviceAccountId };
    const what = credentialTitle(credential);
    // The listing may be old by now: somebody may have begun to use it.
    const current = async () => ({
      ...orphan,
      credential: await credentials.retrieve(credential.id, params, { signal }),
    });
    try {
      const reason = guard(orphan) ?? guard(await current());
      if (reason !== undefined) {
        terminal.say(`Kept ${what}: ${reason}.`);
        return "kept";
      }
      await credentials.delete(credential.id, params, { signal });
      terminal.say(`Deleted ${what}.`);
      return "deleted";
    } catch (error) {
      if (signal.aborted) {
        terminal.say(`Interrupted while deleting ${what}: it may be gone.`);
        throw error;
      }
      if (error instanceof NotFoundError) {
        terminal.say(`${what} is gone already.`);
        return "deleted";
      }
      terminal.say(`Could not delete ${what}: ${messageOf(error)}`);
      return "failed";
    }
  });
  return new Map(orphans.map((orphan, index) => [orphan, outcomes[index] ?? "failed"]));
}
