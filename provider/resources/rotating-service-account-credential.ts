import * as pulumi from "@pulumi/pulumi";
import type { PublicKeys } from "./public-keys";
import type { ServiceAccountCredentialArgs } from "./service-account-credential";
import type { UnsetOutputs } from "./unset-outputs";

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
   * Public keys, as PEM or JWK: RSA of 2048 bits or more, EC on P-256, P-384 or P-521, or X25519. The secret is
   * encrypted to each of them before it leaves the provider: `encryptedClientSecret` is set, and `clientSecret` is
   * not, so that the class is a `RotatingServiceAccountCredential<undefined>`. Other keys make a new credential with
   * the next `up`. The one before stays valid until it retires.
   */
  encryptTo?: PublicKeys;
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

/** What a rotating credential tells its program, whichever provider makes it. */
declare class RotatingServiceAccountCredentialOutputs<
  Secret extends string | undefined = string,
> extends pulumi.CustomResource {
  readonly serviceAccountId: pulumi.Output<string>;
  readonly organizationId: pulumi.Output<string>;
  /** The given name, or the generated one. A superseded credential keeps the one that it had. */
  readonly name: pulumi.Output<string>;
  readonly description: pulumi.Output<string | undefined>;
  readonly rotateEveryDays: pulumi.Output<number | undefined>;
  readonly rotateWhenChanged: pulumi.Output<Record<string, string> | undefined>;
  readonly retirePreviousAfterDays: pulumi.Output<number | undefined>;
  readonly keepIfUsedWithinHours: pulumi.Output<number | undefined>;
  readonly allowSelfRevocation: pulumi.Output<boolean | undefined>;
  readonly verify: pulumi.Output<boolean | undefined>;
  /** As PEM, whatever they were given as. */
  readonly encryptTo: pulumi.Output<string[] | undefined>;
  /** The API's id of the current credential. */
  readonly credentialId: pulumi.Output<string>;
  /** What the workload logs in as, together with `clientSecret`: the current credential's. */
  readonly clientId: pulumi.Output<string>;
  /**
   * Always a secret. The API tells it once, at creation; from then on the state keeps it, encrypted. Undefined with
   * `encryptTo`.
   */
  readonly clientSecret: pulumi.Output<Secret>;
  /**
   * The current credential's secret, encrypted to the keys of `encryptTo`: a JWE in its General JSON Serialization,
   * as text. No secret: only who has one of the private keys can read it.
   */
  readonly encryptedClientSecret: pulumi.Output<string | undefined>;
  /** When the current credential was created. RFC 3339, UTC. */
  readonly createdAt: pulumi.Output<string>;
  /** When the first credential was created, which the schedule hangs on. RFC 3339, UTC. */
  readonly rotationAnchor: pulumi.Output<string>;
  /** When the next rotation is due, where `rotateEveryDays` is given. RFC 3339, UTC. */
  readonly nextRotationAt: pulumi.Output<string | undefined>;
  /** The superseded credentials that are still valid, oldest first, without secrets. */
  readonly previous: pulumi.Output<PreviousCredential[]>;
}

/**
 * Pulumi's own class, with the outputs declared. A class between the two would be a frame of the stack trace that the
 * state keeps of each resource.
 */
export const RotatingResource =
  pulumi.CustomResource as typeof RotatingServiceAccountCredentialOutputs;

export const rotatingOutputs = {
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
  encryptTo: undefined,
  credentialId: undefined,
  clientId: undefined,
  clientSecret: undefined,
  encryptedClientSecret: undefined,
  createdAt: undefined,
  rotationAnchor: undefined,
  nextRotationAt: undefined,
  previous: undefined,
} satisfies UnsetOutputs<RotatingServiceAccountCredentialOutputs>;
