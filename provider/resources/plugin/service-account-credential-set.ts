import type * as pulumi from "@pulumi/pulumi";
import {
  CredentialSetResource,
  credentialSetOutputs,
  type ServiceAccountCredentialSetArgs,
} from "../service-account-credential-set";
import { spareStackTraces } from "../spare-stack-traces";
import { pluginOptions } from "./plugin-options";

/**
 * Many credentials of one Keycard service account as one resource, made by the plugin: arguments, outputs and ids are
 * those of `ServiceAccountCredentialSet` from `pulumi-keycard`. What that one has made is this one's when the import is
 * changed.
 *
 * @example
 * ```ts
 * const fleet = new ServiceAccountCredentialSet("fleet", {
 *   serviceAccountId: robot.id,
 *   credentials: { ci: {}, nightly: { description: "the nightly build" } },
 * });
 * ```
 */
export class ServiceAccountCredentialSet extends CredentialSetResource {
  /** @throws RunError where `keycard:clientSecret` is configured in plain text, or the provider is of the other door */
  constructor(
    name: string,
    args: ServiceAccountCredentialSetArgs,
    opts?: pulumi.CustomResourceOptions,
  ) {
    const endSparing = spareStackTraces();
    try {
      super(
        "keycard:index:ServiceAccountCredentialSet",
        name,
        { ...credentialSetOutputs, ...args },
        pluginOptions("ServiceAccountCredentialSet", opts, {
          additionalSecretOutputs: ["clientSecrets"],
        }),
      );
    } finally {
      endSparing();
    }
  }
}
