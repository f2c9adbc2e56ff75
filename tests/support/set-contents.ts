import type { Contents, HeldCredential } from "./stack-contents";

/** A set's outputs, as far as they tell of its credentials: by key, and what is left to do by ids and names. */
export interface HeldSet {
  autoName: string;
  credentials: Record<string, Partial<Pick<HeldCredential, "name" | Described>>>;
  credentialIds: Record<string, string>;
  clientIds: Record<string, string>;
  clientSecrets: Record<string, string>;
  pendingDeletes?: Record<string, string>;
  pendingCreates?: Record<string, string>;
}

type Described = "description" | "rotateWhenChanged";

/** What stands for the resource's name where a credential is one of a set. */
export function keyed(logicalName: string, key: string): string {
  return `${logicalName}[${key}]`;
}

export function contentsOfSet(logicalName: string, held: HeldSet): Contents {
  const { autoName, credentialIds, clientIds, clientSecrets } = held;
  const credentials = Object.entries(held.credentials).map(([key, declared]) => ({
    name: `${key}-${autoName}`,
    ...declared,
    logicalName: keyed(logicalName, key),
    credentialId: credentialIds[key] ?? "",
    clientId: clientIds[key] ?? "",
    clientSecret: clientSecrets[key] ?? "",
  }));
  const pending = { ...held.pendingDeletes, ...held.pendingCreates };
  return { credentials, pending: Object.keys(pending) };
}
