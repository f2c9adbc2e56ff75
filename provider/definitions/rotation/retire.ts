import { messageOf } from "../../engine/message-of";
import type { KeycardContext } from "../keycard-context";
import { type MayRevokeItself, revokesItself } from "../self-revocation";
import { unlessGone } from "../unless-gone";
import type { PreviousCredential } from "./rotating-state";
import { isInUse, isRetired, keepHours, type RotationSettings } from "./schedule";

/** Whose superseded credentials they are, and what is known of it. */
export interface RetirementOwner extends RotationSettings, MayRevokeItself {
  /** The resource, for messages. */
  title: string;
  params: { organization_id: string; service_account_id: string };
  /** Whether the provider itself logs in with the current credential now and then. */
  verify?: boolean | undefined;
}

/**
 * Deletes the superseded credentials whose time has come, unless they are in use. What can't be deleted is no failure:
 * an `up` that fails doesn't publish the stack's outputs, and a consumer would go on with what is deleted next.
 *
 * @returns those that are left
 */
export async function retire(
  previous: readonly PreviousCredential[],
  owner: RetirementOwner,
  context: KeycardContext,
): Promise<PreviousCredential[]> {
  const left: PreviousCredential[] = [];
  for (const one of previous) {
    const isGone = isRetired(one, context.now()) && (await retireOne(one, owner, context));
    if (!isGone) left.push(one);
  }
  return left;
}

/** Whether it is gone. */
async function retireOne(
  one: PreviousCredential,
  owner: RetirementOwner,
  context: KeycardContext,
): Promise<boolean> {
  const { clientId } = one;
  const kept = (why: string) =>
    context.warn(
      `${owner.title}: the superseded credential with client id ${JSON.stringify(clientId)} was to be deleted ` +
        `since ${one.retiresAt}, and is kept: ${why}`,
    );
  if (revokesItself(owner, [clientId], context)) {
    kept("this provider itself is logged in with it. Give the provider the current one.");
    return false;
  }
  try {
    const usedAt = await lastUse(one, owner, context);
    if (!isInUse(owner, usedAt, context.now())) return await deleted(one, owner, context);
    kept(
      `it was used at ${usedAt}, within the last ${keepHours(owner)} hours. Some consumer hasn't picked up the ` +
        "current one yet; the first `pulumi up` at which it is idle deletes it.",
    );
  } catch (error) {
    kept(`it could not be deleted. ${messageOf(error)} The next \`pulumi up\` tries again.`);
  }
  return false;
}

async function deleted(
  { credentialId }: PreviousCredential,
  { params }: RetirementOwner,
  context: KeycardContext,
): Promise<true> {
  const { credentials } = context.keycard.organizations.serviceAccounts;
  await unlessGone(credentials.delete(credentialId, params), params.organization_id, context);
  return true;
}

/** When a consumer used it last. Before it was superseded, a `verify` of ours may have been what logged in with it. */
async function lastUse(
  { credentialId, supersededAt }: PreviousCredential,
  owner: RetirementOwner,
  context: KeycardContext,
): Promise<string | undefined> {
  if (keepHours(owner) === 0) return undefined;
  const { credentials } = context.keycard.organizations.serviceAccounts;
  const retrieved = credentials.retrieve(credentialId, owner.params);
  const found = await unlessGone(retrieved, owner.params.organization_id, context);
  const usedAt = found?.last_used_at;
  if (usedAt === undefined) return undefined;
  const mayBeOurs = owner.verify && Date.parse(usedAt) <= Date.parse(supersededAt);
  return mayBeOurs ? undefined : usedAt;
}
