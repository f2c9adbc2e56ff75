import type * as pulumi from "@pulumi/pulumi";
import { type AsInputs, call, callOutput } from "./function-call";
import type { Permissions } from "./permissions";

/** Which credential: by its resource's id, or by the API's ids. */
export type GetServiceAccountCredentialArgs = CredentialById | CredentialOfServiceAccount;

export interface CredentialById {
  /** `<organization>/<service account>/<credential>`, the Pulumi id of a credential. */
  id: string;
  /** Default false. */
  includePermissions?: boolean | undefined;
}

export interface CredentialOfServiceAccount {
  /** A service account's id, or the Pulumi id of a `ServiceAccount`. */
  serviceAccountId: string;
  /** By id or label. Default: the one in `serviceAccountId` where that is a Pulumi id, else the provider's. */
  organizationId?: string | undefined;
  /** The API's id of the credential. */
  credentialId: string;
  /** Default false. */
  includePermissions?: boolean | undefined;
}

/** A credential as Keycard shows it: without its secret, which is told at creation only. */
export interface GetServiceAccountCredentialResult {
  /** `<organization>/<service account>/<credential>`, as the Pulumi id of a credential. */
  id: string;
  organizationId: string;
  serviceAccountId: string;
  /** The API's id of the credential. */
  credentialId: string;
  clientId: string;
  name: string;
  description: string | undefined;
  /** RFC 3339, UTC. */
  createdAt: string;
  /** When it last logged in; absent while it never has. RFC 3339, UTC. */
  lastUsedAt: string | undefined;
  /** Where they were asked for. */
  permissions: Permissions | undefined;
}

/**
 * Looks a credential up, and when it was last used.
 *
 * @example
 * ```ts
 * const { lastUsedAt } = await getServiceAccountCredential({ id: "acme/ab3d…/qr7s…" });
 * ```
 */
export function getServiceAccountCredential(
  args: GetServiceAccountCredentialArgs,
  opts?: pulumi.InvokeOptions,
): Promise<GetServiceAccountCredentialResult> {
  return call("getServiceAccountCredential", args, opts);
}

/**
 * The same for arguments that are known later, such as outputs of a resource.
 *
 * @example
 * ```ts
 * export const lastUsedAt = getServiceAccountCredentialOutput({ id: ci.id }).lastUsedAt;
 * ```
 */
export function getServiceAccountCredentialOutput(
  args: AsInputs<GetServiceAccountCredentialArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetServiceAccountCredentialResult> {
  return callOutput("getServiceAccountCredential", args, opts);
}
