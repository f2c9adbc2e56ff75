import { z } from "zod";
import { defineFunction } from "../../engine/function-definition";
import { definedOnly, property } from "../../engine/property";
import { formatId } from "../../engine/resource-id";
import type { KeycardContext } from "../keycard-context";
import { normalizeOwner } from "../normalize-owner";
import { serviceAccountIdForm } from "../service-account-address";
import { takeApart } from "./by-id";
import { expansion, foundOutputs, lookupInputs, permissions } from "./lookup-properties";

const inputs = {
  id: property(z.string().min(1).optional(), {
    description:
      "The service account's Pulumi id, `<organization>/<service account>`, in place of `organizationId` and `serviceAccountId`.",
  }),
  serviceAccountId: property(z.string().min(1), {
    description:
      "The service account: its id, or the Pulumi id of a `ServiceAccount`. Needed where `id` isn't given.",
    fromId: true,
  }),
  ...lookupInputs,
};

const outputs = {
  id: property(z.string(), {
    description:
      "The Pulumi id, `<organization>/<service account>`, by which a `ServiceAccount` is imported.",
  }),
  ...foundOutputs,
  updatedAt: property(z.string(), {
    description: "When it was changed for the last time. RFC 3339, UTC.",
  }),
  permissions,
};

/** API: `organizations/serviceAccounts.retrieve`. */
export const getServiceAccount = defineFunction<typeof inputs, typeof outputs, KeycardContext>({
  name: "getServiceAccount",
  description:
    "Looks up a service account, whoever manages it. Fails where there is no such service account.",
  example: { serviceAccountId: "ab3def8hij2klm9opq5rst7uvw" },
  inputs,
  outputs,

  normalize: (given) =>
    given.id === undefined
      ? normalizeOwner(given)
      : takeApart(given, {
          form: serviceAccountIdForm,
          parts: ["organizationId", "serviceAccountId"],
        }),

  async invoke({ organizationId, serviceAccountId, includePermissions }, { keycard }) {
    const found = await keycard.organizations.serviceAccounts.retrieve(serviceAccountId, {
      organization_id: organizationId,
      expand: expansion(includePermissions),
    });
    return {
      id: formatId(organizationId, serviceAccountId),
      organizationId,
      serviceAccountId,
      name: found.name,
      createdAt: found.created_at,
      updatedAt: found.updated_at,
      ...definedOnly({
        description: found.description || undefined,
        permissions: found.permissions,
      }),
    };
  },
});
