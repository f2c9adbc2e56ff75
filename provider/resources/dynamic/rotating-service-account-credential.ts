import * as pulumi from "@pulumi/pulumi";
import {
  RotatingResource,
  type RotatingServiceAccountCredentialArgs,
  rotatingOutputs,
} from "../rotating-service-account-credential";
import { spareStackTraces } from "../spare-stack-traces";
import { dynamicInputs } from "./dynamic-inputs";

/**
 * A credential of a Keycard service account that is followed by a new one on a schedule or on demand. The one before
 * stays valid for a while, so that consumers who pick up the outputs at least that often are never cut off. Its Pulumi
 * id is `<organization>/<service account>/<first credential>`, and never changes.
 * API: `organizations/serviceAccounts/credentials`.
 *
 * @typeParam Secret `undefined` for a credential with `encryptTo`, and for one that was adopted without its secret, until
 *   it is rotated
 * @example
 * ```ts
 * const ci = new RotatingServiceAccountCredential("ci", {
 *   serviceAccountId: robot.id,
 *   rotateEveryDays: 30,
 *   retirePreviousAfterDays: 7,
 * });
 * export const clientId = ci.clientId;
 * export const clientSecret = ci.clientSecret; // a secret output
 * ```
 */
export class RotatingServiceAccountCredential<
  Secret extends string | undefined = string,
> extends RotatingResource<Secret> {
  /**
   * A credential that exists and stays outside this program's care, without its secret: the API doesn't tell it again.
   * Only the first credential is found by the id, and only until it is deleted; what is current is in the stack that
   * declares the resource, and a StackReference hands it on.
   *
   * @param id `<organization>/<service account>/<first credential>`
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    opts?: pulumi.CustomResourceOptions,
  ): RotatingServiceAccountCredential<undefined> {
    return new RotatingServiceAccountCredential<undefined>(name, undefined, { ...opts, id });
  }

  /**
   * @throws RunError where this package isn't a dependency of the project itself, where `keycard:clientSecret` is
   * configured in plain text, or where the provider is of the other door
   */
  constructor(
    name: string,
    args: RotatingServiceAccountCredentialArgs | undefined,
    opts?: pulumi.CustomResourceOptions,
  ) {
    const endSparing = spareStackTraces();
    try {
      super(
        "pulumi-nodejs:dynamic/keycard:RotatingServiceAccountCredential",
        name,
        { ...rotatingOutputs, ...args, ...dynamicInputs("dynamic/rotating", name, opts) },
        pulumi.mergeOptions({ additionalSecretOutputs: ["clientSecret"] }, opts),
      );
    } finally {
      endSparing();
    }
  }
}
