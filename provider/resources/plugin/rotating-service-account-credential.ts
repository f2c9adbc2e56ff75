import type * as pulumi from "@pulumi/pulumi";
import {
  RotatingResource,
  type RotatingServiceAccountCredentialArgs,
  rotatingOutputs,
} from "../rotating-service-account-credential";
import { spareStackTraces } from "../spare-stack-traces";
import { pluginOptions } from "./plugin-options";

/**
 * A credential that is followed by a new one on a schedule or on demand, made by the plugin: arguments, outputs and
 * ids are those of `RotatingServiceAccountCredential` from `pulumi-keycard`. What that one has made is this one's when
 * the import is changed.
 *
 * @typeParam Secret `undefined` for a credential with `encryptTo`, and for one that was adopted without its secret, until
 *   it is rotated
 * @example
 * ```ts
 * const ci = new RotatingServiceAccountCredential("ci", { serviceAccountId: robot.id, rotateEveryDays: 30 });
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

  /** @throws RunError where `keycard:clientSecret` is configured in plain text, or the provider is of the other door */
  constructor(
    name: string,
    args: RotatingServiceAccountCredentialArgs | undefined,
    opts?: pulumi.CustomResourceOptions,
  ) {
    const endSparing = spareStackTraces();
    try {
      super(
        "keycard:index:RotatingServiceAccountCredential",
        name,
        { ...rotatingOutputs, ...args },
        pluginOptions("RotatingServiceAccountCredential", opts, {
          additionalSecretOutputs: ["clientSecret"],
        }),
      );
    } finally {
      endSparing();
    }
  }
}
