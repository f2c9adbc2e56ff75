import type * as pulumi from "@pulumi/pulumi";
import { type AsInputs, call, callOutput } from "./function-call";
import type { Permissions } from "./permissions";

/** Which service account: by its resource's id, or by the API's ids. */
export type GetServiceAccountArgs = ServiceAccountById | ServiceAccountOfOrganization;

export interface ServiceAccountById {
  /** `<organization>/<service account>`, the Pulumi id of a `ServiceAccount`. */
  id: string;
  /** Default false. */
  includePermissions?: boolean | undefined;
}

export interface ServiceAccountOfOrganization {
  /** The service account's id, or the Pulumi id of a `ServiceAccount`. */
  serviceAccountId: string;
  /** By id or label. Default: the one in `serviceAccountId` where that is a Pulumi id, else the provider's. */
  organizationId?: string | undefined;
  /** Default false. */
  includePermissions?: boolean | undefined;
}

export interface GetServiceAccountResult {
  /** `<organization>/<service account>`, as the Pulumi id of a `ServiceAccount`. */
  id: string;
  organizationId: string;
  /** The API's id of the service account. */
  serviceAccountId: string;
  name: string;
  description: string | undefined;
  /** RFC 3339, UTC. */
  createdAt: string;
  /** RFC 3339, UTC. */
  updatedAt: string;
  /** Where they were asked for. */
  permissions: Permissions | undefined;
}

/**
 * Looks a service account up.
 *
 * @example
 * ```ts
 * const { name } = await getServiceAccount({ serviceAccountId: "ab3def8hij2klm9opq5rst7uvw" });
 * ```
 */
export function getServiceAccount(
  args: GetServiceAccountArgs,
  opts?: pulumi.InvokeOptions,
): Promise<GetServiceAccountResult> {
  return call("getServiceAccount", args, opts);
}

/**
 * The same for arguments that are known later, such as outputs of a resource.
 *
 * @example
 * ```ts
 * export const updatedAt = getServiceAccountOutput({ id: robot.id }).updatedAt;
 * ```
 */
export function getServiceAccountOutput(
  args: AsInputs<GetServiceAccountArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetServiceAccountResult> {
  return callOutput("getServiceAccount", args, opts);
}
