import { concurrently } from "../../engine/concurrently";
import { unlessGone } from "../unless-gone";
import { type SetStep, width } from "./set-step";

/**
 * Deletes what no key of the set stands for any more; what the provider itself is logged in with, last.
 *
 * @param beforeOwn is done while there is a login
 */
export async function deletePending(
  step: SetStep,
  beforeOwn: () => Promise<void> = async () => {},
): Promise<void> {
  const { params, ledger, context, credentials } = step;
  const remove = async ({ credentialId }: { credentialId: string }) => {
    const deleted = credentials.delete(credentialId, params);
    await unlessGone(deleted, params.organization_id, context);
    ledger.deleted(credentialId);
  };
  const isOwn = ({ clientId }: { clientId: string }) => clientId === context.clientId;
  const pending = ledger.pendingDeletes;
  const others = pending.filter((one) => !isOwn(one));
  await concurrently(others, remove, width);
  await beforeOwn();
  await concurrently(pending.filter(isOwn), remove);
}
