import * as pulumi from "@pulumi/pulumi";
import { providerText } from "./provider-text";
import { refusePlainSecretConfig } from "./secret-config";

export interface ServiceAccountCredentialArgs {
  /**
   * The service account that the credential logs in as: its id, or the Pulumi id of a `ServiceAccount`.
   * Changing it replaces the credential.
   */
  serviceAccountId: pulumi.Input<string>;
  /**
   * The organization, by id or label, 1 to 255 characters. Default for a new credential: config
   * `keycard:organizationId`, else `KEYCARD_ORGANIZATION_ID`; afterwards the credential stays where it is.
   * Changing it replaces the credential.
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
   * Any keys and values; a change in them replaces the credential: the new one exists before the old is deleted.
   *
   * @example `rotateWhenChanged: { quarter: "2026-Q4" }`
   */
  rotateWhenChanged?: pulumi.Input<Record<string, pulumi.Input<string>> | undefined>;
  /**
   * Allows to delete or replace the very credential that the provider is logged in with. Takes effect with the `up`
   * after the one that sets it. Default false.
   */
  allowSelfRevocation?: pulumi.Input<boolean | undefined>;
  /**
   * Logs in with the credential after it was created or updated, and fails the update where that is refused; at
   * refresh, where it is refused, warns and asks for an update. Default false.
   */
  verify?: pulumi.Input<boolean | undefined>;
}

/**
 * A client id and secret of a Keycard service account, which a workload exchanges for tokens. Its Pulumi id is
 * `<organization>/<service account>/<credential>`. API: `organizations/serviceAccounts/credentials`.
 *
 * @typeParam Secret `undefined` for a credential that was adopted without its secret
 * @example
 * ```ts
 * const ci = new ServiceAccountCredential("ci", { serviceAccountId: "ab3def8hij2klm9opq5rst7uvw" });
 * export const clientId = ci.clientId;
 * export const clientSecret = ci.clientSecret; // a secret output
 * ```
 */
export class ServiceAccountCredential<
  Secret extends string | undefined = string,
> extends pulumi.CustomResource {
  declare readonly serviceAccountId: pulumi.Output<string>;
  declare readonly organizationId: pulumi.Output<string>;
  /** The given name, or the generated one. */
  declare readonly name: pulumi.Output<string>;
  declare readonly description: pulumi.Output<string | undefined>;
  declare readonly rotateWhenChanged: pulumi.Output<Record<string, string> | undefined>;
  declare readonly allowSelfRevocation: pulumi.Output<boolean | undefined>;
  declare readonly verify: pulumi.Output<boolean | undefined>;
  /** The API's id of the credential, the last part of this resource's id. */
  declare readonly credentialId: pulumi.Output<string>;
  /** What the workload logs in as, together with `clientSecret`. */
  declare readonly clientId: pulumi.Output<string>;
  /** Always a secret. The API tells it once, at creation; from then on the state keeps it, encrypted. */
  declare readonly clientSecret: pulumi.Output<Secret>;
  /** RFC 3339, UTC. */
  declare readonly createdAt: pulumi.Output<string>;

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

  /**
   * @throws RunError where this package isn't a dependency of the project itself, or where `keycard:clientSecret` is
   * configured in plain text
   */
  constructor(
    name: string,
    args: ServiceAccountCredentialArgs | undefined,
    opts?: pulumi.CustomResourceOptions,
  ) {
    refusePlainSecretConfig();
    super(
      "pulumi-nodejs:dynamic/keycard:ServiceAccountCredential",
      name,
      {
        serviceAccountId: undefined,
        organizationId: undefined,
        name: undefined,
        description: undefined,
        rotateWhenChanged: undefined,
        allowSelfRevocation: undefined,
        verify: undefined,
        credentialId: undefined,
        clientId: undefined,
        clientSecret: undefined,
        createdAt: undefined,
        ...args,
        // The provider's check isn't told what the resource is called, and names the credential after it.
        logicalName: opts?.id === undefined ? name : undefined,
        __provider: providerText("dynamic"),
      },
      pulumi.mergeOptions({ additionalSecretOutputs: ["clientSecret"] }, opts),
    );
  }
}
