import { z } from "zod";
import { unusableState } from "../unusable-state";
import type { RotationSettings } from "./schedule";

const date = z.iso.datetime({ offset: true });

export const previousCredential = z
  .object({
    credentialId: z.string().describe("The API's id of the credential."),
    clientId: z.string().describe("What a workload logs in as that still has its secret."),
    createdAt: date.describe("When it was created. RFC 3339, UTC."),
    supersededAt: date.describe("When the one that follows it was created. RFC 3339, UTC."),
    retiresAt: date.describe(
      "It stays valid until then, and is deleted with the first `pulumi up` after that, unless it is in use. RFC 3339, UTC.",
    ),
  })
  .meta({
    id: "PreviousCredential",
    description: "A credential that the current one has superseded, and that is still valid.",
  });

/** A credential that the current one has superseded, and that is still valid. */
export type PreviousCredential = z.infer<typeof previousCredential>;

/** The credential that consumers are to use. */
export interface CurrentCredential {
  credentialId: string;
  clientId: string;
  createdAt: string;
  /** Absent where it was adopted without, or is encrypted. */
  clientSecret?: string | undefined;
  encryptedClientSecret?: string | undefined;
}

/** What rotation reads of a state. The current credential is absent where it was deleted outside Pulumi. */
export interface RotatingState extends RotationSettings, Partial<CurrentCredential> {
  rotateWhenChanged?: Record<string, string> | undefined;
  encryptTo?: readonly string[] | undefined;
  rotationAnchor: string;
  nextRotationAt?: string | undefined;
  previous: PreviousCredential[];
}

const rotatingState = z
  .object({
    credentialId: z.string().optional(),
    clientId: z.string().optional(),
    createdAt: date.optional(),
    rotationAnchor: date,
    nextRotationAt: date.optional(),
    previous: z.array(previousCredential),
  })
  .refine(
    ({ credentialId, clientId, createdAt }) => {
      const given = [credentialId, clientId, createdAt].filter((value) => value !== undefined);
      return given.length === 0 || given.length === 3;
    },
    { error: "credentialId, clientId and createdAt belong together" },
  );

/** Whether a state is that of a `ServiceAccountCredential`, which becomes a rotating one by an alias. */
export function isPlain({ previous, rotationAnchor }: Partial<RotatingState>): boolean {
  return previous === undefined && rotationAnchor === undefined;
}

/**
 * A state as rotation reads it. One that somebody edited into something that can't be worked with is refused before
 * anything is made or deleted.
 *
 * @param title the resource, for the message
 * @throws Error that names the property
 */
export function usable<S extends Partial<RotatingState>>(
  title: string,
  given: S,
): S & RotatingState {
  const state = isPlain(given)
    ? { ...given, previous: [], rotationAnchor: given.createdAt ?? "" }
    : given;
  const { error } = rotatingState.safeParse(state);
  if (error === undefined) return state as S & RotatingState;
  throw unusableState(title, error.issues);
}

export function currentOf({
  credentialId,
  clientId,
  createdAt,
}: Partial<CurrentCredential>): CurrentCredential | undefined {
  if (credentialId === undefined || clientId === undefined || createdAt === undefined) {
    return undefined;
  }
  return { credentialId, clientId, createdAt };
}

/** All that is the resource's: the superseded ones, oldest first, and then the current one. */
export function held(
  state: Pick<RotatingState, "previous"> & Partial<CurrentCredential>,
): { credentialId: string; clientId: string }[] {
  const current = currentOf(state);
  return current ? [...state.previous, current] : state.previous;
}
