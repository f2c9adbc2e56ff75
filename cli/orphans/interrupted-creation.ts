import { z } from "zod";
import { clockSkewMs } from "../../provider/definitions/clock-skew";
import { credentialTitle } from "../credential-title";
import type { OwnedCredential } from "../inventory";

const told = z.string().optional().catch(undefined);

/** Outputs of a resource whose creation was interrupted: what that made, if anything, is known by its name alone. */
const interrupted = z.object({ createInterrupted: z.string(), serviceAccountId: told, name: told });

/** A creation whose answer never came, as the state keeps it. */
export type InterruptedCreation = z.infer<typeof interrupted> & { urn: string };

export function interruptedCreation(
  outputs: unknown,
  urn: string,
): InterruptedCreation | undefined {
  const { success, data } = interrupted.safeParse(outputs);
  return success ? { ...data, urn } : undefined;
}

/** Outputs of a set some of whose creations were interrupted: when they began, by name. */
const pending = z.object({ pendingCreates: z.record(z.string(), told), serviceAccountId: told });

export function pendingCreations(outputs: unknown, urn: string): InterruptedCreation[] {
  const { success, data } = pending.safeParse(outputs);
  if (!success) return [];
  const { pendingCreates, serviceAccountId } = data;
  return Object.entries(pendingCreates).flatMap(([name, createInterrupted]) =>
    createInterrupted === undefined ? [] : [{ urn, serviceAccountId, name, createInterrupted }],
  );
}

/** What is to be said of orphans that interrupted creations may have made. */
export function originsOf(
  orphans: readonly OwnedCredential[],
  creations: readonly InterruptedCreation[],
): string[] {
  return creations.flatMap((creation) =>
    orphans
      .filter((orphan) => mayBeOf(creation, orphan))
      .map(
        ({ credential }) =>
          `${credentialTitle(credential)} may be what ${creation.urn} made when a creation was interrupted, at ` +
          `${creation.createInterrupted}. The next \`pulumi up\` there deletes it, or says why not.`,
      ),
  );
}

function mayBeOf(
  { serviceAccountId, name, createInterrupted }: InterruptedCreation,
  { serviceAccountId: owner, credential }: OwnedCredential,
): boolean {
  if (serviceAccountId !== owner || name !== credential.name) return false;
  return Date.parse(credential.created_at) >= Date.parse(createInterrupted) - clockSkewMs;
}
