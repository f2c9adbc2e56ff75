import { parseId } from "../engine/resource-id";

/** What a service account's Pulumi id looks like. */
export const serviceAccountIdForm = "<organization>/<service account>";

/** @throws Error that says which form a service account's Pulumi id has */
export function serviceAccountAddressOf(id: string) {
  const [organization_id = "", serviceAccountId = ""] = parseId(id, serviceAccountIdForm);
  return { serviceAccountId, params: { organization_id } };
}
