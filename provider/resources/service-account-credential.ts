import * as pulumi from "@pulumi/pulumi";
import type { PublicKeys } from "./public-keys";
import type { UnsetOutputs } from "./unset-outputs";

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
   * refresh, where it is refused, warns and asks for an update. With `encryptTo` only after it was created. Default
   * false.
   */
  verify?: pulumi.Input<boolean | undefined>;
  /**
   * Public keys, as PEM or JWK: RSA of 2048 bits or more, EC on P-256, P-384 or P-521, or X25519. The secret is
   * encrypted to each of them before it leaves the provider: `encryptedClientSecret` is set, and `clientSecret` is
   * not, so that the class is a `ServiceAccountCredential<undefined>`. Other keys replace the credential.
   */
  encryptTo?: PublicKeys;
}

/** What a credential tells its program, whichever provider makes it. */
declare class ServiceAccountCredentialOutputs<
  Secret extends string | undefined = string,
> extends pulumi.CustomResource {
  readonly serviceAccountId: pulumi.Output<string>;
  readonly organizationId: pulumi.Output<string>;
  /** The given name, or the generated one. */
  readonly name: pulumi.Output<string>;
  readonly description: pulumi.Output<string | undefined>;
  readonly rotateWhenChanged: pulumi.Output<Record<string, string> | undefined>;
  readonly allowSelfRevocation: pulumi.Output<boolean | undefined>;
  readonly verify: pulumi.Output<boolean | undefined>;
  /** As PEM, whatever they were given as. */
  readonly encryptTo: pulumi.Output<string[] | undefined>;
  /** The API's id of the credential, the last part of this resource's id. */
  readonly credentialId: pulumi.Output<string>;
  /** What the workload logs in as, together with `clientSecret`. */
  readonly clientId: pulumi.Output<string>;
  /**
   * Always a secret. The API tells it once, at creation; from then on the state keeps it, encrypted. Undefined with
   * `encryptTo`.
   */
  readonly clientSecret: pulumi.Output<Secret>;
  /**
   * The client secret, encrypted to the keys of `encryptTo`: a JWE in its General JSON Serialization, as text. No
   * secret: only who has one of the private keys can read it.
   */
  readonly encryptedClientSecret: pulumi.Output<string | undefined>;
  /** RFC 3339, UTC. */
  readonly createdAt: pulumi.Output<string>;
}

/**
 * Pulumi's own class, with the outputs declared. A class between the two would be a frame of the stack trace that the
 * state keeps of each resource.
 */
export const CredentialResource = pulumi.CustomResource as typeof ServiceAccountCredentialOutputs;

export const credentialOutputs = {
  serviceAccountId: undefined,
  organizationId: undefined,
  name: undefined,
  description: undefined,
  rotateWhenChanged: undefined,
  allowSelfRevocation: undefined,
  verify: undefined,
  encryptTo: undefined,
  credentialId: undefined,
  clientId: undefined,
  clientSecret: undefined,
  encryptedClientSecret: undefined,
  createdAt: undefined,
} satisfies UnsetOutputs<ServiceAccountCredentialOutputs>;
