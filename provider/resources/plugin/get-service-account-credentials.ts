import type * as pulumi from "@pulumi/pulumi";
import { type AsInputs, call, callOutput } from "./function-call";
import type { GetServiceAccountCredentialResult } from "./get-service-account-credential";

export interface GetServiceAccountCredentialsArgs {
  /** A service account's id, or the Pulumi id of a `ServiceAccount`. */
  serviceAccountId: string;
  /** By id or label. Default: the one in `serviceAccountId` where that is a Pulumi id, else the provider's. */
  organizationId?: string | undefined;
  /** Default false. */
  includePermissions?: boolean | undefined;
}

export interface GetServiceAccountCredentialsResult {
  /** All that the service account has, whoever made them. */
  credentials: GetServiceAccountCredentialResult[];
}

/**
 * Lists a service account's credentials.
 *
 * @example
 * ```ts
 * const { credentials } = await getServiceAccountCredentials({ serviceAccountId: "ab3def8hij2klm9opq5rst7uvw" });
 * const neverUsed = credentials.filter(({ lastUsedAt }) => lastUsedAt === undefined);
 * ```
 */
export function getServiceAccountCredentials(
  args: GetServiceAccountCredentialsArgs,
  opts?: pulumi.InvokeOptions,
): Promise<GetServiceAccountCredentialsResult> {
  return call("getServiceAccountCredentials", args, opts);
}

/**
 * The same for arguments that are known later, such as outputs of a resource.
 *
 * @example
 * ```ts
 * const { credentials } = getServiceAccountCredentialsOutput({ serviceAccountId: robot.id });
 * export const names = credentials.apply((all) => all.map(({ name }) => name));
 * ```
 */
export function getServiceAccountCredentialsOutput(
  args: AsInputs<GetServiceAccountCredentialsArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetServiceAccountCredentialsResult> {
  return callOutput("getServiceAccountCredentials", args, opts);
}
