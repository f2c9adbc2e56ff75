import type { Permissions } from "../../page";
import type { InOrganization, ListParams } from "../in-organization";

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
