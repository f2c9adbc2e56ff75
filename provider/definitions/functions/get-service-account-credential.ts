import { z } from "zod";
import * as parameters from "../../../sdk/parameters";
import { defineFunction } from "../../engine/function-definition";
import { property } from "../../engine/property";
import { credentialIdForm } from "../credential-address";
import type { KeycardContext } from "../keycard-context";
import { normalizeOwner } from "../normalize-owner";
import { takeApart } from "./by-id";
import { credentialProperties, foundCredential } from "./found-credential";
import { expansion, lookupInputs } from "./lookup-properties";

const inputs = {
  id: property(z.string().min(1).optional(), {
    description:
      "The credential's Pulumi id, `<organization>/<service account>/<credential>`, in place of `organizationId`, `serviceAccountId` and `credentialId`.",
  }),
  serviceAccountId: property(z.string().min(1), {
    description:
      "The credential's service account: its id, or the Pulumi id of a `ServiceAccount`. Needed where `id` isn't given.",
    fromId: true,
  }),
  credentialId: property(parameters.id, {
    description: "The API's id of the credential. Needed where `id` isn't given.",
    fromId: true,
  }),
  ...lookupInputs,
};

const outputs = credentialProperties;

/** API: `organizations/serviceAccounts/credentials.retrieve`. */
export const getServiceAccountCredential = defineFunction<
  typeof inputs,
  typeof outputs,
  KeycardContext
>({
  name: "getServiceAccountCredential",
  description:
    "Looks up a credential of a service account, whoever manages it: when it was last used, for example. Its secret is not among what it tells. Fails where there is no such credential.",
  example: { id: "acme/ab3def8hij2klm9opq5rst7uvw/cd5fgh0jkl4mno1qrs7tuv9wxy" },
  inputs,
  outputs,

  normalize: (given) =>
    given.id === undefined
      ? normalizeOwner(given)
      : takeApart(given, {
          form: credentialIdForm,
          parts: ["organizationId", "serviceAccountId", "credentialId"],
        }),

  async invoke({ credentialId, includePermissions, ...owner }, { keycard }) {
    const { credentials } = keycard.organizations.serviceAccounts;
    const found = await credentials.retrieve(credentialId, {
      organization_id: owner.organizationId,
      service_account_id: owner.serviceAccountId,
      expand: expansion(includePermissions),
    });
    return foundCredential(found, owner);
  },
});
