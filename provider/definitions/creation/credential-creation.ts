import type { CredentialCreateResponse, ServiceAccountCredential } from "../../../sdk";
import { path } from "../../../sdk/paths";
import type { KeycardContext } from "../keycard-context";
import type { Creation } from "./creation";

export interface NewCredential
  extends Pick<Creation<CredentialCreateResponse>, "name" | "nameIsOurs" | "known"> {
  organizationId: string;
  serviceAccountId: string;
  description: string | undefined;
}

export function credentialCreation(
  {
    organizationId: organization_id,
    serviceAccountId: service_account_id,
    description,
    ...naming
  }: NewCredential,
  { keycard }: KeycardContext,
): Creation<CredentialCreateResponse, ServiceAccountCredential> {
  const { credentials } = keycard.organizations.serviceAccounts;
  return {
    ...naming,
    kind: "credential",
    owner: `service account ${JSON.stringify(service_account_id)}`,
    uselessBecause: "its secret is lost",
    howToTell: " (`npx pulumi-keycard orphans --stack <stack>` tells which no stack knows)",
    create: () =>
      credentials.create(service_account_id, {
        organization_id,
        name: naming.name,
        ...(description !== undefined && { description }),
      }),
    list: () => credentials.list(service_account_id, { organization_id, limit: 100 }),
    delete: (id) => credentials.delete(id, { organization_id, service_account_id }),
    path: (id) =>
      path`/organizations/${organization_id}/service-accounts/${service_account_id}/credentials/${id}`,
  };
}
