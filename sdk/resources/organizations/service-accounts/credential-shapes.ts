import type { Permissions } from "../../../page";
import type { InOrganization, ListParams } from "../../in-organization";

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
