import type * as pulumi from "@pulumi/pulumi";
import {
  type ServiceAccountArgs,
  ServiceAccountResource,
  serviceAccountOutputs,
} from "../service-account";
import { spareStackTraces } from "../spare-stack-traces";
import { pluginOptions } from "./plugin-options";

/**
 * The identity of an agent or a service at Keycard, made by the plugin: arguments, outputs and ids are those of
 * `ServiceAccount` from `pulumi-keycard`. What that one has made is this one's when the import is changed.
 *
 * @example
 * ```ts
 * const robot = new ServiceAccount("robot", { description: "Deploys" });
 * const ci = new ServiceAccountCredential("ci", { serviceAccountId: robot.id });
 * ```
 */
export class ServiceAccount extends ServiceAccountResource {
  /**
   * A service account that exists and stays outside this program's care.
   *
   * @param id `<organization>/<service account>`
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    opts?: pulumi.CustomResourceOptions,
  ): ServiceAccount {
    return new ServiceAccount(name, undefined, { ...opts, id });
  }

  /** @throws RunError where `keycard:clientSecret` is configured in plain text, or the provider is of the other door */
  constructor(name: string, args: ServiceAccountArgs = {}, opts?: pulumi.CustomResourceOptions) {
    const endSparing = spareStackTraces();
    try {
      super(
        "keycard:index:ServiceAccount",
        name,
        { ...serviceAccountOutputs, ...args },
        pluginOptions("ServiceAccount", opts),
      );
    } finally {
      endSparing();
    }
  }
}
