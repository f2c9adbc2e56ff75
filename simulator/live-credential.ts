import type { Store } from "./store";

/** A credential that can log in, as its owner would see it: without its secret. */
export interface LiveCredential {
  id: string;
  client_id: string;
  organization_id: string;
  service_account_id: string;
  name: string;
  description: string | undefined;
  created_at: string;
  last_used_at: string | undefined;
}

/** Of one service account or of all, in the order of creation. */
export function liveCredentials(store: Store, serviceAccountId?: string): LiveCredential[] {
  const all = [...store.credentials.values()];
  const wanted = all.filter(
    (one) => !serviceAccountId || one.serviceAccountId === serviceAccountId,
  );
  return wanted.map((credential) => ({
    id: credential.id,
    client_id: credential.clientId,
    organization_id: credential.organizationId,
    service_account_id: credential.serviceAccountId,
    name: credential.name,
    description: credential.description,
    created_at: credential.createdAt,
    last_used_at: credential.lastUsedAt,
  }));
}
