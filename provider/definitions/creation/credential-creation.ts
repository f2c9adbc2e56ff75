import type { CredentialCreateResponse, ServiceAccountCredential } from "../../../sdk";
import { path } from "../../../sdk/paths";
import type { KeycardContext } from "../keycard-context";
import { type Label, nameIsOurs, nameOf } from "../label";
import type { Creation } from "./creation";
import type { Trace } from "./interruptible";

export interface NewCredential
  extends Pick<Creation<CredentialCreateResponse>, "name" | "nameIsOurs" | "known"> {
  organizationId: string;
  serviceAccountId: string;
  description?: string | undefined;
}

interface CredentialInputs extends Label {
  organizationId: string;
  serviceAccountId: string;
}

/** The credential that inputs declare. */
export function declaredCredential(inputs: CredentialInputs): Omit<NewCredential, "known"> {
  const { organizationId, serviceAccountId, description } = inputs;
  const naming = { name: nameOf(inputs), nameIsOurs: nameIsOurs(inputs) };
  return { organizationId, serviceAccountId, description, ...naming };
}

export function credentialCreation(
  {
    organizationId: organization_id,
    serviceAccountId: service_account_id,
    description,
    ...naming
  }: NewCredential,
  { keycard }: Pick<KeycardContext, "keycard">,
): Creation<CredentialCreateResponse, ServiceAccountCredential> {
  const { credentials } = keycard.organizations.serviceAccounts;
  return {
    ...naming,
    kind: "credential",
    owner: `service account ${JSON.stringify(service_account_id)}`,
    uselessBecause: "its secret is lost",
    howToTell:
      " (`npx pulumi-keycard orphans --config <stack> --stack <stack>` tells which no stack knows)",
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

/** How a credential is created, and found again where that was interrupted. */
export const credentialTrace = {
  ownerOf: ({ organizationId, serviceAccountId }) => [organizationId, serviceAccountId],
  creationOf: (inputs) => (calls) =>
    credentialCreation({ ...declaredCredential(inputs), known: [] }, calls),
  outputsOf: ({ id, client_id, created_at }) => ({
    credentialId: id,
    clientId: client_id,
    createdAt: created_at,
  }),
} satisfies Trace<CredentialInputs>;
