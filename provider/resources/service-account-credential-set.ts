import * as pulumi from "@pulumi/pulumi";
import type { UnsetOutputs } from "./unset-outputs";

export interface ServiceAccountCredentialSetArgs {
  /**
   * The service account that the credentials log in as: its id, or the Pulumi id of a `ServiceAccount`. Changing it
   * replaces the set.
   */
  serviceAccountId: pulumi.Input<string>;
  /**
   * The organization, by id or label, 1 to 255 characters. Default for a new set: config `keycard:organizationId`, else
   * `KEYCARD_ORGANIZATION_ID`; afterwards the set stays where it is. Changing it replaces the set.
   */
  organizationId?: pulumi.Input<string | undefined>;
  /**
   * The credentials, each under a key of the program's choice, which the outputs have too: 1 to 100 characters, no
   * quotation mark, backslash or control character among them, and no `__` at the beginning. A key that is added makes
   * a credential, one that is removed deletes its own; another key is another credential.
   *
   * @example `credentials: { ci: {}, nightly: { description: "the nightly build" } }`
   */
  credentials: pulumi.Input<Record<string, pulumi.Input<CredentialDeclarationArgs>>>;
  /**
   * Allows to delete or replace the very credential that the provider is logged in with. Takes effect with the `up`
   * after the one that sets it. Default false.
   */
  allowSelfRevocation?: pulumi.Input<boolean | undefined>;
}

/** One credential of a set. */
export interface CredentialDeclarationArgs {
  /**
   * The name shown in Keycard's UI, 1 to 255 characters; changed in place. Default: the key, and the set's name with a
   * random suffix, made once.
   */
  name?: pulumi.Input<string | undefined>;
  /** At most 500 characters; changed in place, and cleared when it is removed. */
  description?: pulumi.Input<string | undefined>;
  /**
   * Any keys and values; a change in them replaces this credential and no other: the new one exists before the old is
   * deleted, in the same step.
   *
   * @example `rotateWhenChanged: { quarter: "2026-Q4" }`
   */
  rotateWhenChanged?: pulumi.Input<Record<string, pulumi.Input<string>> | undefined>;
}

/** What a program has said of one credential of a set. */
export interface CredentialDeclaration {
  name?: string;
  description?: string;
  rotateWhenChanged?: Record<string, string>;
}

/** What a set tells its program, whichever provider makes it. */
declare class ServiceAccountCredentialSetOutputs extends pulumi.CustomResource {
  readonly serviceAccountId: pulumi.Output<string>;
  readonly organizationId: pulumi.Output<string>;
  readonly credentials: pulumi.Output<Record<string, CredentialDeclaration>>;
  readonly allowSelfRevocation: pulumi.Output<boolean | undefined>;
  /** The API's ids of the credentials, by key. */
  readonly credentialIds: pulumi.Output<Record<string, string>>;
  /** What workloads log in as, together with `clientSecrets`, by key. */
  readonly clientIds: pulumi.Output<Record<string, string>>;
  /**
   * By key. Always a secret. The API tells them once, at creation; from then on the state keeps them, encrypted.
   */
  readonly clientSecrets: pulumi.Output<Record<string, string>>;
  /**
   * Client ids of credentials that no key stands for any more, by the API's ids. There only where one could not be
   * deleted; the next `up` deletes it.
   */
  readonly pendingDeletes: pulumi.Output<Record<string, string> | undefined>;
  /**
   * When creations began of which it is not known whether they have made anything, by the names of what they would have
   * made. RFC 3339, UTC. There only where there was one; the next `up` finds out.
   */
  readonly pendingCreates: pulumi.Output<Record<string, string> | undefined>;
}

/**
 * Pulumi's own class, with the outputs declared. A class between the two would be a frame of the stack trace that the
 * state keeps of each resource.
 */
export const CredentialSetResource =
  pulumi.CustomResource as typeof ServiceAccountCredentialSetOutputs;

export const credentialSetOutputs = {
  serviceAccountId: undefined,
  organizationId: undefined,
  credentials: undefined,
  allowSelfRevocation: undefined,
  credentialIds: undefined,
  clientIds: undefined,
  clientSecrets: undefined,
  pendingDeletes: undefined,
  pendingCreates: undefined,
} satisfies UnsetOutputs<ServiceAccountCredentialSetOutputs>;
