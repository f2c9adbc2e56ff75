import { z } from "zod";
import type { CredentialCreateResponse } from "../../../sdk";
import type { RotationSettings } from "./schedule";

const date = z.iso.datetime({ offset: true });

export const previousCredential = z.object({
  credentialId: z.string(),
  clientId: z.string(),
  createdAt: date,
  supersededAt: date,
  retiresAt: date,
});

/** A credential that the current one has superseded, and that is still valid. */
export type PreviousCredential = z.infer<typeof previousCredential>;

/** The credential that consumers are to use. */
export interface CurrentCredential {
  credentialId: string;
  clientId: string;
  createdAt: string;
  /** Absent where it was adopted without. */
  clientSecret?: string | undefined;
}

/** What rotation reads of a state. The current credential is absent where it was deleted outside Pulumi. */
export interface RotatingState extends RotationSettings, Partial<CurrentCredential> {
  rotateWhenChanged?: Record<string, string> | undefined;
  rotationAnchor: string;
  nextRotationAt?: string | undefined;
  previous: PreviousCredential[];
}

const dates = z.object({
  createdAt: date.optional(),
  rotationAnchor: date,
  nextRotationAt: date.optional(),
  previous: z.array(previousCredential),
});

/**
 * Refuses a state that somebody edited into something that can't be worked with, before anything is made of it.
 *
 * @param title the resource, for the message
 * @throws Error that names the property
 */
export function checkState(title: string, state: Partial<RotatingState>): void {
  const { error } = dates.safeParse(state);
  if (error === undefined) return;
  const problems = error.issues.map(({ path, message }) => `${z.core.toDotPath(path)}: ${message}`);
  throw new Error(
    `The state of ${title} can't be used (${problems.join("; ")}). If it was edited, put the former value back.`,
  );
}

export function asCurrent(created: CredentialCreateResponse) {
  return {
    credentialId: created.id,
    clientId: created.client_id,
    clientSecret: created.client_secret,
    createdAt: created.created_at,
  };
}

export function currentOf({
  credentialId,
  clientId,
  createdAt,
  clientSecret,
}: Partial<CurrentCredential>): CurrentCredential | undefined {
  if (credentialId === undefined || clientId === undefined || createdAt === undefined) {
    return undefined;
  }
  return { credentialId, clientId, createdAt, clientSecret };
}

/** All that is the resource's: the superseded ones, oldest first, and then the current one. */
export function held(
  state: Pick<RotatingState, "previous"> & Partial<CurrentCredential>,
): { credentialId: string; clientId: string }[] {
  const current = currentOf(state);
  return current ? [...state.previous, current] : state.previous;
}
