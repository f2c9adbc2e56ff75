import { z } from "zod";
import { defineFunction } from "../../engine/function-definition";
import { objectType } from "../../engine/object-type";
import { property } from "../../engine/property";
import type { KeycardContext } from "../keycard-context";
import { normalizeOwner } from "../normalize-owner";
import { credentialProperties, foundCredential } from "./found-credential";
import { expansion, lookupInputs } from "./lookup-properties";

const inputs = {
  serviceAccountId: property(z.string().min(1), {
    description: "The service account: its id, or the Pulumi id of a `ServiceAccount`.",
  }),
  ...lookupInputs,
};

const listedCredential = objectType(
  {
    id: "ListedCredential",
    description: "One of a service account's credentials, without its secret.",
  },
  credentialProperties,
);

const outputs = {
  credentials: property(z.array(listedCredential), {
    description: "All credentials of the service account, in the API's order.",
  }),
};

/** API: `organizations/serviceAccounts/credentials.list`. */
export const getServiceAccountCredentials = defineFunction<
  typeof inputs,
  typeof outputs,
  KeycardContext
>({
  name: "getServiceAccountCredentials",
  description:
    "Lists all credentials of a service account, whoever manages them: to find those that nobody uses, for example. Secrets are not among what it tells. Fails where there is no such service account.",
  example: { serviceAccountId: "ab3def8hij2klm9opq5rst7uvw" },
  inputs,
  outputs,

  normalize: normalizeOwner,

  async invoke({ serviceAccountId, organizationId, includePermissions }, { keycard }) {
    const { credentials } = keycard.organizations.serviceAccounts;
    const pages = credentials.list(serviceAccountId, {
      organization_id: organizationId,
      expand: expansion(includePermissions),
      limit: 100,
    });
    const owner = { organizationId, serviceAccountId };
    return { credentials: await Array.fromAsync(pages, (found) => foundCredential(found, owner)) };
  },
});
