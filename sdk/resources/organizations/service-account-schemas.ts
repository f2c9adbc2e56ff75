import { z } from "zod";
import * as parameters from "../../parameters";
import * as answers from "../answers";
import { inOrganization } from "../organization-schemas";
import type * as shapes from "./service-account-shapes";

export const serviceAccount = z.object({
  id: answers.id,
  created_at: answers.dateTime,
  updated_at: answers.dateTime,
  name: answers.text,
  description: answers.optional(answers.text),
  permissions: answers.optional(answers.permissions),
}) satisfies z.ZodType<shapes.ServiceAccount>;

export const serviceAccountPage = answers.pageOf(serviceAccount);

export const createParams = z.strictObject({
  ...inOrganization,
  name: parameters.name,
  description: parameters.description.optional(),
}) satisfies z.ZodType<shapes.ServiceAccountCreateParams>;
export const retrieveParams = z.strictObject({
  ...inOrganization,
  expand: z.array(z.literal("permissions")).optional(),
}) satisfies z.ZodType<shapes.ServiceAccountRetrieveParams>;
export const updateParams = z.strictObject({
  ...inOrganization,
  name: parameters.name.optional(),
  description: parameters.description.optional(),
}) satisfies z.ZodType<shapes.ServiceAccountUpdateParams>;
export const deleteParams = z.strictObject(
  inOrganization,
) satisfies z.ZodType<shapes.ServiceAccountDeleteParams>;
