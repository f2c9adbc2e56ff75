import { z } from "zod";
import type { Permissions } from "../../../page";
import * as parameters from "../../../parameters";
import * as answers from "../../answers";
import { type InOrganization, inOrganization, type ListParams } from "../../in-organization";

/** A service account's credential, without its secret. */
export interface ServiceAccountCredential {
  id: string;
  /** What logs in at the token endpoint, together with the secret. */
  client_id: string;
  /** RFC 3339, UTC. */
  created_at: string;
  name: string;
  description?: string | undefined;
  /** RFC 3339, UTC; absent while it has never logged in. */
  last_used_at?: string | undefined;
  permissions?: Permissions | undefined;
}

/**
 * A credential just created: the only answer that ever holds the secret. `console.log`, `util.inspect` and
 * `JSON.stringify` show `[secret]` in its place; reading `client_secret` gives it.
 */
export interface CredentialCreateResponse {
  id: string;
  client_id: string;
  client_secret: string;
  /** RFC 3339, UTC. */
  created_at: string;
  name: string;
  description?: string | undefined;
}

export interface OfServiceAccount extends InOrganization {
  service_account_id: string;
}

export interface CredentialCreateParams extends InOrganization {
  name: string;
  /** At most 500 characters. */
  description?: string | undefined;
}

export interface CredentialListParams extends ListParams {}

export interface CredentialRetrieveParams extends OfServiceAccount {
  expand?: Array<"permissions"> | undefined;
}

export interface CredentialUpdateParams extends OfServiceAccount {
  name?: string | undefined;
  /** At most 500 characters; an empty string clears it. */
  description?: string | undefined;
}

export interface CredentialDeleteParams extends OfServiceAccount {}

export const credential = z.object({
  id: answers.id,
  client_id: z.string().min(1),
  created_at: answers.dateTime,
  name: z.string(),
  description: z.string().optional(),
  last_used_at: answers.dateTime.optional(),
  permissions: answers.permissions.optional(),
}) satisfies z.ZodType<ServiceAccountCredential>;

export const createdCredential = credential
  .pick({ id: true, client_id: true, created_at: true, name: true, description: true })
  .extend({ client_secret: z.string().min(1) }) satisfies z.ZodType<CredentialCreateResponse>;

export const credentialPage = answers.pageOf(credential);

const ofServiceAccount = { ...inOrganization, service_account_id: parameters.id };
export const createParams = z.strictObject({
  ...inOrganization,
  name: parameters.name,
  description: parameters.description.optional(),
}) satisfies z.ZodType<CredentialCreateParams>;
export const retrieveParams = z.strictObject({
  ...ofServiceAccount,
  expand: z.array(z.literal("permissions")).optional(),
}) satisfies z.ZodType<CredentialRetrieveParams>;
export const updateParams = z.strictObject({
  ...ofServiceAccount,
  name: parameters.name.optional(),
  description: parameters.description.optional(),
}) satisfies z.ZodType<CredentialUpdateParams>;
export const deleteParams = z.strictObject(
  ofServiceAccount,
) satisfies z.ZodType<CredentialDeleteParams>;
