import type { CredentialCreateResponse } from "../../../sdk";
import type { RotationSettings } from "./schedule";

/** A credential that the current one has superseded, and that is still valid. */
export interface PreviousCredential {
  credentialId: string;
  clientId: string;
  createdAt: string;
  supersededAt: string;
  retiresAt: string;
}

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
