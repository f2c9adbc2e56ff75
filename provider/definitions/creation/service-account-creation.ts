import type { ServiceAccount } from "../../../sdk";
import { path } from "../../../sdk/paths";
import type { KeycardContext } from "../keycard-context";
import type { Creation } from "./creation";

export interface NewServiceAccount extends Pick<Creation<ServiceAccount>, "name" | "nameIsOurs"> {
  organizationId: string;
  description: string | undefined;
}

export function serviceAccountCreation(
  { organizationId: organization_id, description, name, nameIsOurs }: NewServiceAccount,
  { keycard }: KeycardContext,
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
