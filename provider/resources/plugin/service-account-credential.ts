import type * as pulumi from "@pulumi/pulumi";
import {
  CredentialResource,
  credentialOutputs,
  type ServiceAccountCredentialArgs,
} from "../service-account-credential";
import { spareStackTraces } from "../spare-stack-traces";
import { pluginOptions } from "./plugin-options";

/**
 * A client id and secret of a Keycard service account, made by the plugin: arguments, outputs and ids are those of
 * `ServiceAccountCredential` from `pulumi-keycard`. What that one has made is this one's when the import is changed.
 *
 * @typeParam Secret `undefined` for a credential with `encryptTo`, and for one that was adopted without its secret
 * @example
 * ```ts
 * const ci = new ServiceAccountCredential("ci", { serviceAccountId: robot.id });
 * // One that exists already becomes this program's; its Pulumi id is `<organization>/<service account>/<credential>`.
 * const old = new ServiceAccountCredential<undefined>("old", { serviceAccountId }, { import: "acme/ab3d…/qr7s…" });
 * ```
 */
export class ServiceAccountCredential<
  Secret extends string | undefined = string,
> extends CredentialResource<Secret> {
  /**
   * A credential that exists and stays outside this program's care, without its secret: the API doesn't tell it again.
   *
   * @param id `<organization>/<service account>/<credential>`
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    opts?: pulumi.CustomResourceOptions,
  ): ServiceAccountCredential<undefined> {
    return new ServiceAccountCredential<undefined>(name, undefined, { ...opts, id });
  }

  /** @throws RunError where `keycard:clientSecret` is configured in plain text, or the provider is of the other door */
  constructor(
    name: string,
    args: ServiceAccountCredentialArgs | undefined,
    opts?: pulumi.CustomResourceOptions,
  ) {
    const endSparing = spareStackTraces();
    try {
      super(
        "keycard:index:ServiceAccountCredential",
        name,
        { ...credentialOutputs, ...args },
        pluginOptions("ServiceAccountCredential", opts, {
          additionalSecretOutputs: ["clientSecret"],
        }),
      );
    } finally {
      endSparing();
    }
  }
}
