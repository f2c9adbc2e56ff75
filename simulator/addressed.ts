import { ApiError } from "./api-error";
import type { Call } from "./call";
import type { Credential, Organization, ServiceAccount } from "./records";
import type { Store } from "./store";

type Address = Pick<Call, "login" | "params">;

// What a path names, where the login may see it. Everything else does not exist for it: 404.

export function addressedOrganization(store: Store, { login, params }: Address): Organization {
  const organization = store.organization(params.organization_id);
  const isVisible = login === "root" || login?.organizationId === organization?.id;
  if (!organization || !isVisible) throw notFound("organization", params.organization_id);
  return organization;
}

export function addressedServiceAccount(store: Store, address: Address): ServiceAccount {
  const organization = addressedOrganization(store, address);
  const id = address.params.service_account_id;
  const account = store.serviceAccounts.get(id);
  if (account?.organizationId !== organization.id) throw notFound("service account", id);
  return account;
}

export function addressedCredential(store: Store, address: Address): Credential {
  const account = addressedServiceAccount(store, address);
  const id = address.params.credential_id;
  const credential = store.credentials.get(id);
  if (credential?.serviceAccountId !== account.id) throw notFound("credential", id);
  return credential;
}

function notFound(what: string, id: string): ApiError {
  return new ApiError(404, `There is no ${what} "${id}" here.`);
}
