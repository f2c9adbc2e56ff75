import { z } from "zod";
import type { Permissions } from "../../page";
import * as parameters from "../../parameters";
import * as answers from "../answers";
import { type InOrganization, inOrganization, type ListParams } from "../in-organization";

/** The identity of an agent or a service. */
export interface ServiceAccount {
  id: string;
  /** RFC 3339, UTC. */
  created_at: string;
  /** RFC 3339, UTC. */
  updated_at: string;
  name: string;
  description?: string | undefined;
  permissions?: Permissions | undefined;
}

export interface ServiceAccountCreateParams extends InOrganization {
  name: string;
  /** At most 500 characters. */
  description?: string | undefined;
}

export interface ServiceAccountRetrieveParams extends InOrganization {
  expand?: Array<"permissions"> | undefined;
}

export interface ServiceAccountListParams extends ListParams {}

export interface ServiceAccountUpdateParams extends InOrganization {
  name?: string | undefined;
  /** At most 500 characters; an empty string clears it. */
  description?: string | undefined;
}

export interface ServiceAccountDeleteParams extends InOrganization {}

export const serviceAccount = z.object({
  id: answers.id,
  created_at: answers.dateTime,
  updated_at: answers.dateTime,
  name: z.string(),
  description: z.string().optional(),
  permissions: answers.permissions.optional(),
}) satisfies z.ZodType<ServiceAccount>;

export const serviceAccountPage = answers.pageOf(serviceAccount);

export const createParams = z.strictObject({
  ...inOrganization,
  name: parameters.name,
  description: parameters.description.optional(),
}) satisfies z.ZodType<ServiceAccountCreateParams>;
export const retrieveParams = z.strictObject({
  ...inOrganization,
  expand: z.array(z.literal("permissions")).optional(),
}) satisfies z.ZodType<ServiceAccountRetrieveParams>;
export const updateParams = z.strictObject({
  ...inOrganization,
  name: parameters.name.optional(),
  description: parameters.description.optional(),
}) satisfies z.ZodType<ServiceAccountUpdateParams>;
export const deleteParams = z.strictObject(
  inOrganization,
) satisfies z.ZodType<ServiceAccountDeleteParams>;
