import type * as pulumi from "@pulumi/pulumi";
import {
  type ServiceAccountArgs,
  ServiceAccountResource,
  serviceAccountOutputs,
} from "../service-account";
import { spareStackTraces } from "../spare-stack-traces";
import { dynamicInputs } from "./dynamic-inputs";

/**
 * The identity of an agent or a service at Keycard, which credentials log in as. Its Pulumi id is
 * `<organization>/<service account>`, and is what a credential takes as `serviceAccountId`.
 * API: `organizations/serviceAccounts`.
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

  /**
   * @throws RunError where this package isn't a dependency of the project itself, where `keycard:clientSecret` is
   * configured in plain text, or where the provider is of the other door
   */
  constructor(name: string, args: ServiceAccountArgs = {}, opts?: pulumi.CustomResourceOptions) {
    const endSparing = spareStackTraces();
    try {
      super(
        "pulumi-nodejs:dynamic/keycard:ServiceAccount",
        name,
        { ...serviceAccountOutputs, ...args, ...dynamicInputs("dynamic/account", name, opts) },
        opts,
      );
    } finally {
      endSparing();
    }
  }
}
