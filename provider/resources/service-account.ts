import * as pulumi from "@pulumi/pulumi";
import { providerText } from "./provider-text";
import { refusePlainSecretConfig } from "./secret-config";

export interface ServiceAccountArgs {
  /**
   * The organization, by id or label, 1 to 255 characters. Default for a new service account: config
   * `keycard:organizationId`, else `KEYCARD_ORGANIZATION_ID`; afterwards it stays where it is. Changing it replaces
   * the service account.
   */
  organizationId?: pulumi.Input<string | undefined>;
  /**
   * The name shown in Keycard's UI, 1 to 255 characters; changed in place. Default: the resource's name with a random
   * suffix, made once.
   */
  name?: pulumi.Input<string | undefined>;
  /** At most 500 characters; changed in place, and cleared when it is removed. */
  description?: pulumi.Input<string | undefined>;
  /**
   * Allows to delete or replace the very service account that the provider is logged in as. Takes effect with the `up`
   * after the one that sets it. Default false.
   */
  allowSelfRevocation?: pulumi.Input<boolean | undefined>;
}

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
export class ServiceAccount extends pulumi.CustomResource {
  declare readonly organizationId: pulumi.Output<string>;
  /** The given name, or the generated one. */
  declare readonly name: pulumi.Output<string>;
  declare readonly description: pulumi.Output<string | undefined>;
  declare readonly allowSelfRevocation: pulumi.Output<boolean | undefined>;
  /** The API's id of the service account, the last part of this resource's id. */
  declare readonly serviceAccountId: pulumi.Output<string>;
  /** RFC 3339, UTC. */
  declare readonly createdAt: pulumi.Output<string>;

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
   * @throws RunError where this package isn't a dependency of the project itself, or where `keycard:clientSecret` is
   * configured in plain text
   */
  constructor(name: string, args: ServiceAccountArgs = {}, opts?: pulumi.CustomResourceOptions) {
    refusePlainSecretConfig();
    super(
      "pulumi-nodejs:dynamic/keycard:ServiceAccount",
      name,
      {
        organizationId: undefined,
        name: undefined,
        description: undefined,
        allowSelfRevocation: undefined,
        serviceAccountId: undefined,
        createdAt: undefined,
        ...args,
        // The provider's check isn't told what the resource is called, and names the service account after it.
        logicalName: opts?.id === undefined ? name : undefined,
        __provider: providerText("dynamic/account"),
      },
      opts,
    );
  }
}
