import type { CredentialCreateResponse } from "../../../sdk";
import { messageOf } from "../../engine/message-of";
import { createOnce } from "../creation/create-once";
import type { Creation } from "../creation/creation";
import { credentialCreation, type NewCredential } from "../creation/credential-creation";
import { InterruptedCreation } from "../creation/interrupted-creation";
import { deleteIfThere, leftovers } from "../creation/leftovers";
import { recorderFor } from "../encryption/recorder";
import type { KeycardContext } from "../keycard-context";
import {
  type CurrentCredential,
  currentOf,
  held,
  type PreviousCredential,
  type RotatingState,
} from "./rotating-state";
import { nextRotationAt, type RotationSettings } from "./schedule";
import { supersede } from "./supersede";
import { interruptedRotation, unusableIsKept } from "./unusable";

export interface Rotation {
  /** The resource's. */
  id: string;
  /** The resource, for messages. */
  title: string;
  olds: RotatingState;
  next: Omit<NewCredential, "known">;
  settings: RotationSettings & {
    verify?: boolean | undefined;
    encryptTo?: readonly string[] | undefined;
  };
}

/** What an update leaves: the current credential, and what it has come from. */
export interface Step extends CurrentCredential {
  nextRotationAt: string | undefined;
  /** What is superseded only now. */
  superseded: PreviousCredential[];
}

/**
 * Makes the next credential, and touches none that the state holds.
 *
 * @throws Error where there is no next one: the state stays as it was
 * @throws PartialFailure where one is left that can't be used, for the next `up` to delete
 */
export async function rotate(
  { id, title, olds, next, settings }: Rotation,
  context: KeycardContext,
): Promise<Step> {
  const recorded = await recorderFor(settings);
  const known = held(olds).map(({ credentialId }) => credentialId);
  const found = await unrecorded({ ...next, known }, title, context);
  const knownToo = [...known, ...found.map(({ credentialId }) => credentialId)];
  const wanted = { ...next, known: knownToo };
  const creation = credentialCreation(wanted, context);
  const { created, concern } = await createOnce(
    (calls) => credentialCreation(wanted, calls),
    context,
  ).catch((error: unknown) => {
    throw error instanceof InterruptedCreation ? interruptedRotation(error, { id, olds }) : error;
  });
  // No failure: the outputs have to be published.
  if (concern !== undefined) context.warn(`${title}: ${concern}`);
  if (settings.verify) await proveLogin(created, creation, { id, olds }, context);

  const current = currentOf(olds);
  const successor = await recorded(created);
  const before = current ? [...found, current] : found;
  return {
    ...successor,
    nextRotationAt: nextRotationAt(settings, olds.rotationAnchor, successor),
    superseded: before.map((one) => supersede(one, successor.createdAt, settings)),
  };
}

/**
 * What a run that was killed has made, or what a state that was rolled back has forgotten. Somebody may work with it,
 * so it counts as superseded from now on, and retires like the others.
 */
async function unrecorded(
  next: NewCredential,
  title: string,
  context: KeycardContext,
): Promise<CurrentCredential[]> {
  try {
    const found = await leftovers(credentialCreation(next, context));
    for (const { id, client_id } of found) {
      context.warn(
        `${title}: credential ${JSON.stringify(id)}, client id ${JSON.stringify(client_id)}, bears its name and was ` +
          "not in the state. It is now among the superseded ones. Where another stack has the same resource, remove " +
          "it from one of them.",
      );
    }
    return found.map(({ id, client_id, created_at }) => ({
      credentialId: id,
      clientId: client_id,
      createdAt: created_at,
    }));
  } catch (error) {
    context.warn(
      `${title}: whether an \`up\` that was killed has left a credential could not be found out. ${messageOf(error)}`,
    );
    return [];
  }
}

/** Consumers must never be given one that doesn't log in: it goes again, and the current one stays current. */
async function proveLogin(
  created: CredentialCreateResponse,
  wanted: Creation<CredentialCreateResponse>,
  { id, olds }: Pick<Rotation, "id" | "olds">,
  context: KeycardContext,
): Promise<void> {
  try {
    await context.loginAs(created.client_id, created.client_secret).login();
  } catch (error) {
    const reason = `The next credential was made, but logging in with it failed, so the current one stays: ${messageOf(error)}`;
    try {
      await deleteIfThere(wanted, created.id);
    } catch (notDeleted) {
      const { id: credentialId, client_id: clientId, created_at: createdAt } = created;
      throw unusableIsKept(
        { credentialId, clientId, createdAt },
        { id, olds },
        `${reason} It could not be deleted, which the next \`pulumi up\` tries again: ${messageOf(notDeleted)}`,
      );
    }
    throw new Error(reason);
  }
}
