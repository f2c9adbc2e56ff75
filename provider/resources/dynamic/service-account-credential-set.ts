import * as pulumi from "@pulumi/pulumi";
import {
  CredentialSetResource,
  credentialSetOutputs,
  type ServiceAccountCredentialSetArgs,
} from "../service-account-credential-set";
import { spareStackTraces } from "../spare-stack-traces";
import { dynamicInputs } from "./dynamic-inputs";

/**
 * Many credentials of one Keycard service account as one resource, each under a key. A change of one touches no other.
 * What the engine does for each of its steps it does once for all of them, so that thousands take seconds. API:
 * `organizations/serviceAccounts/credentials`.
 *
 * @example
 * ```ts
 * const fleet = new ServiceAccountCredentialSet("fleet", {
 *   serviceAccountId: "ab3def8hij2klm9opq5rst7uvw",
 *   credentials: { ci: {}, nightly: { description: "the nightly build" } },
 * });
 * export const clientId = fleet.clientIds.ci;
 * export const clientSecret = fleet.clientSecrets.ci; // a secret output
 * ```
 */
export class ServiceAccountCredentialSet extends CredentialSetResource {
  /**
   * @throws RunError where this package isn't a dependency of the project itself, where `keycard:clientSecret` is
   * configured in plain text, or where the provider is of the other door
   */
  constructor(
    name: string,
    args: ServiceAccountCredentialSetArgs,
    opts?: pulumi.CustomResourceOptions,
  ) {
    const endSparing = spareStackTraces();
    try {
      super(
        "pulumi-nodejs:dynamic/keycard:ServiceAccountCredentialSet",
        name,
        { ...credentialSetOutputs, ...args, ...dynamicInputs("dynamic/set", name, opts) },
        pulumi.mergeOptions({ additionalSecretOutputs: ["clientSecrets"] }, opts),
      );
    } finally {
      endSparing();
    }
  }
}
