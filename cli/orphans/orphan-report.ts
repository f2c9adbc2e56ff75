import { age } from "../age";
import type { OwnedCredential } from "../inventory";
import { table } from "../table";
import type { Outcome } from "./delete-orphans";

/** What `--json` prints of each, and a contract. */
interface Orphan {
  credentialId: string;
  serviceAccountId: string;
  name: string;
  clientId: string;
  createdAt: string;
  lastUsedAt: string | null;
}

function asOrphan({ serviceAccountId, credential }: OwnedCredential): Orphan {
  return {
    credentialId: credential.id,
    serviceAccountId,
    name: credential.name,
    clientId: credential.client_id,
    createdAt: credential.created_at,
    lastUsedAt: credential.last_used_at ?? null,
  };
}

/** @param outcomes what became of each, where they were to be deleted */
export function orphansJson(
  orphans: readonly OwnedCredential[],
  outcomes: ReadonlyMap<OwnedCredential, Outcome> | undefined,
): string {
  const entries = orphans.map((orphan) => ({
    ...asOrphan(orphan),
    ...(outcomes && { deleted: outcomes.get(orphan) === "deleted" }),
  }));
  return JSON.stringify(entries, null, 2);
}

export function orphansTable(orphans: readonly OwnedCredential[], now: number): string {
  const rows = orphans
    .map(asOrphan)
    .map(({ name, credentialId, serviceAccountId, clientId, createdAt, lastUsedAt }) => [
      name,
      credentialId,
      serviceAccountId,
      clientId,
      age(createdAt, now),
      lastUsedAt === null ? "never" : `${age(lastUsedAt, now)} ago`,
    ]);
  return table(["NAME", "CREDENTIAL", "SERVICE ACCOUNT", "CLIENT ID", "AGE", "LAST USE"], rows);
}
