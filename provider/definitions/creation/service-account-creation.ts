import type { ServiceAccount } from "../../../sdk";
import { path } from "../../../sdk/paths";
import type { KeycardContext } from "../keycard-context";
import { type Label, nameIsOurs, nameOf } from "../label";
import type { Creation } from "./creation";
import type { Trace } from "./interruptible";

export interface NewServiceAccount extends Pick<Creation<ServiceAccount>, "name" | "nameIsOurs"> {
  organizationId: string;
  description: string | undefined;
}

interface ServiceAccountInputs extends Label {
  organizationId: string;
}

export function serviceAccountCreation(
  { organizationId: organization_id, description, name, nameIsOurs }: NewServiceAccount,
  { keycard }: Pick<KeycardContext, "keycard">,
): Creation<ServiceAccount> {
  const { serviceAccounts } = keycard.organizations;
  return {
    name,
    nameIsOurs,
    known: [],
    kind: "service account",
    owner: `organization ${JSON.stringify(organization_id)}`,
    uselessBecause: "no state knows it",
    howToTell: "",
    create: () =>
      serviceAccounts.create({
        organization_id,
        name,
        ...(description !== undefined && { description }),
      }),
    list: () => serviceAccounts.list({ organization_id, limit: 100 }),
    delete: (id) => serviceAccounts.delete(id, { organization_id }),
    path: (id) => path`/organizations/${organization_id}/service-accounts/${id}`,
  };
}

/** How a service account is created, and found again where that was interrupted. */
export const serviceAccountTrace = {
  ownerOf: ({ organizationId }) => [organizationId],
  creationOf: (inputs) => (calls) => {
    const { organizationId, description } = inputs;
    const naming = { name: nameOf(inputs), nameIsOurs: nameIsOurs(inputs) };
    return serviceAccountCreation({ organizationId, description, ...naming }, calls);
  },
  outputsOf: ({ id, created_at }) => ({ serviceAccountId: id, createdAt: created_at }),
} satisfies Trace<ServiceAccountInputs>;
