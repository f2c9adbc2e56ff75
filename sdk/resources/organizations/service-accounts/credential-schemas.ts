import { z } from "zod";
import * as parameters from "../../../parameters";
import * as answers from "../../answers";
import { inOrganization } from "../../organization-schemas";
import type * as shapes from "./credential-shapes";

export const credential = z.object({
  id: answers.id,
  client_id: answers.key,
  created_at: answers.dateTime,
  name: answers.text,
  description: answers.optional(answers.text),
  last_used_at: answers.optional(answers.dateTime),
  permissions: answers.optional(answers.permissions),
}) satisfies z.ZodType<shapes.ServiceAccountCredential>;

export const createdCredential = credential
  .pick({ id: true, client_id: true, created_at: true, name: true, description: true })
  .extend({
    client_secret: answers.key,
  }) satisfies z.ZodType<shapes.CredentialCreateResponse>;

export const credentialPage = answers.pageOf(credential);

const ofServiceAccount = { ...inOrganization, service_account_id: parameters.id };
export const createParams = z.strictObject({
  ...inOrganization,
  name: parameters.name,
  description: parameters.description.optional(),
}) satisfies z.ZodType<shapes.CredentialCreateParams>;
export const retrieveParams = z.strictObject({
  ...ofServiceAccount,
  expand: z.array(z.literal("permissions")).optional(),
}) satisfies z.ZodType<shapes.CredentialRetrieveParams>;
export const updateParams = z.strictObject({
  ...ofServiceAccount,
  name: parameters.name.optional(),
  description: parameters.description.optional(),
}) satisfies z.ZodType<shapes.CredentialUpdateParams>;
export const deleteParams = z.strictObject(
  ofServiceAccount,
) satisfies z.ZodType<shapes.CredentialDeleteParams>;
