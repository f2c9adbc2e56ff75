import { z } from "zod";
import * as parameters from "../../../sdk/parameters";
import { property } from "../../engine/property";

/** What every function takes. */
export const lookupInputs = {
  organizationId: property(parameters.id, {
    description:
      "The organization, by id or label. Default: the one that a Pulumi id among the arguments names, else the provider's.",
    fromProvider: true,
  }),
  includePermissions: property(z.boolean().optional(), {
    description: "Asks what the provider's login may do with it, too. Default false.",
  }),
};

/** What every answer holds of what was found. */
export const foundOutputs = {
  organizationId: property(z.string(), {
    description: "The organization, as it was asked for: by id or label.",
  }),
  serviceAccountId: property(z.string(), { description: "The API's id of the service account." }),
  name: property(z.string(), { description: "The name shown in Keycard's UI." }),
  description: property(z.string().optional(), {
    description: "The description, where there is one.",
  }),
  createdAt: property(z.string(), { description: "When it was created. RFC 3339, UTC." }),
};

export const permissions = property(
  z.record(z.string(), z.record(z.string(), z.boolean())).optional(),
  {
    description:
      "What the provider's login may do with it: for each type of resource, the permissions and whether it has them. Only where `includePermissions` asks for it.",
  },
);

/** The API's name for what `includePermissions` asks for. */
export function expansion(includePermissions: boolean | undefined): "permissions"[] | undefined {
  return includePermissions ? ["permissions"] : undefined;
}
