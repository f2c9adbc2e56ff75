import { parseId } from "../engine/resource-id";

/** What a credential's Pulumi id looks like. */
export const credentialIdForm = "<organization>/<service account>/<credential>";

/** Where a credential is at the API. */
export interface CredentialAddress {
  credentialId: string;
  params: { organization_id: string; service_account_id: string };
}

/** @throws Error that says which form a credential's Pulumi id has */
export function addressOf(id: string): CredentialAddress {
  const parts = parseId(id, credentialIdForm);
  const [organization_id = "", service_account_id = "", credentialId = ""] = parts;
  return { credentialId, params: { organization_id, service_account_id } };
}
