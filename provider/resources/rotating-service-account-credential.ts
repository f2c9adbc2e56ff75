import * as pulumi from "@pulumi/pulumi";
import { providerText } from "./provider-text";
import { refusePlainSecretConfig } from "./secret-config";
import type { ServiceAccountCredentialArgs } from "./service-account-credential";

export interface RotatingServiceAccountCredentialArgs extends ServiceAccountCredentialArgs {
  /**
   * Makes a new credential with the first `up` after so many days; fractions are allowed. The dates hang on the first
   * credential's `createdAt`, so that late `up`s don't make them drift. Default: only as `rotateWhenChanged` says.
   */
  rotateEveryDays?: pulumi.Input<number | undefined>;
  /**
   * Any keys and values; a change in them makes a new credential with the next `up`. The one before stays valid until
   * it retires.
   *
   * @example `rotateWhenChanged: { leak: "2026-11-25" }`
   */
  rotateWhenChanged?: pulumi.Input<Record<string, pulumi.Input<string>> | undefined>;
  /**
   * How long a superseded credential stays valid, in days; fractions are allowed. It is deleted with the first `up`
   * after that. A change moves the dates of those superseded already. Default: `rotateEveryDays`, else 7.
   */
  retirePreviousAfterDays?: pulumi.Input<number | undefined>;
  /**
   * A superseded credential that was used within so many hours is not deleted yet, and a warning says so. Default 24;
   * 0 looks at no use.
   */
  keepIfUsedWithinHours?: pulumi.Input<number | undefined>;
}

/** A credential that the current one has superseded, and that is still valid. Times are RFC 3339, UTC. */
export interface PreviousCredential {
  credentialId: string;
  clientId: string;
  createdAt: string;
  supersededAt: string;
  /** It stays valid until then, and is deleted with the first `up` after that, unless it is in use. */
  retiresAt: string;
}

/**
 * A credential of a Keycard service account that is followed by a new one on a schedule or on demand. The one before
 * stays valid for a while, so that consumers who pick up the outputs at least that often are never cut off. Its Pulumi
 * id is `<organization>/<service account>/<first credential>`, and never changes.
 * API: `organizations/serviceAccounts/credentials`.
 *
 * @typeParam Secret `undefined` for a credential that was adopted without its secret, until it is rotated
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
> extends pulumi.CustomResource {
  declare readonly serviceAccountId: pulumi.Output<string>;
  declare readonly organizationId: pulumi.Output<string>;
  /** The given name, or the generated one. A superseded credential keeps the one that it had. */
  declare readonly name: pulumi.Output<string>;
  declare readonly description: pulumi.Output<string | undefined>;
  declare readonly rotateEveryDays: pulumi.Output<number | undefined>;
  declare readonly rotateWhenChanged: pulumi.Output<Record<string, string> | undefined>;
  declare readonly retirePreviousAfterDays: pulumi.Output<number | undefined>;
  declare readonly keepIfUsedWithinHours: pulumi.Output<number | undefined>;
  declare readonly allowSelfRevocation: pulumi.Output<boolean | undefined>;
  declare readonly verify: pulumi.Output<boolean | undefined>;
  /** The API's id of the current credential. */
  declare readonly credentialId: pulumi.Output<string>;
  /** What the workload logs in as, together with `clientSecret`: the current credential's. */
  declare readonly clientId: pulumi.Output<string>;
  /** Always a secret. The API tells it once, at creation; from then on the state keeps it, encrypted. */
  declare readonly clientSecret: pulumi.Output<Secret>;
  /** When the current credential was created. RFC 3339, UTC. */
  declare readonly createdAt: pulumi.Output<string>;
  /** When the first credential was created, which the schedule hangs on. RFC 3339, UTC. */
  declare readonly rotationAnchor: pulumi.Output<string>;
  /** When the next rotation is due, where `rotateEveryDays` is given. RFC 3339, UTC. */
  declare readonly nextRotationAt: pulumi.Output<string | undefined>;
  /** The superseded credentials that are still valid, oldest first, without secrets. */
  declare readonly previous: pulumi.Output<PreviousCredential[]>;

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
   * @throws RunError where this package isn't a dependency of the project itself, or where `keycard:clientSecret` is
   * configured in plain text
   */
  constructor(
    name: string,
    args: RotatingServiceAccountCredentialArgs | undefined,
    opts?: pulumi.CustomResourceOptions,
  ) {
    refusePlainSecretConfig();
    super(
      "pulumi-nodejs:dynamic/keycard:RotatingServiceAccountCredential",
      name,
      {
        serviceAccountId: undefined,
        organizationId: undefined,
        name: undefined,
        description: undefined,
        rotateEveryDays: undefined,
        rotateWhenChanged: undefined,
        retirePreviousAfterDays: undefined,
        keepIfUsedWithinHours: undefined,
        allowSelfRevocation: undefined,
        verify: undefined,
        credentialId: undefined,
        clientId: undefined,
        clientSecret: undefined,
        createdAt: undefined,
        rotationAnchor: undefined,
        nextRotationAt: undefined,
        previous: undefined,
        ...args,
        // The provider's check isn't told what the resource is called, and names its credentials after it.
        logicalName: opts?.id === undefined ? name : undefined,
        __provider: providerText("dynamic/rotating"),
      },
      pulumi.mergeOptions({ additionalSecretOutputs: ["clientSecret"] }, opts),
    );
  }
}
