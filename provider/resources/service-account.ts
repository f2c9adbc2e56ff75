import * as pulumi from "@pulumi/pulumi";
import type { UnsetOutputs } from "./unset-outputs";

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

/** What a service account tells its program, whichever provider makes it. */
declare class ServiceAccountOutputs extends pulumi.CustomResource {
  readonly organizationId: pulumi.Output<string>;
  /** The given name, or the generated one. */
  readonly name: pulumi.Output<string>;
  readonly description: pulumi.Output<string | undefined>;
  readonly allowSelfRevocation: pulumi.Output<boolean | undefined>;
  /** The API's id of the service account, the last part of this resource's id. */
  readonly serviceAccountId: pulumi.Output<string>;
  /** RFC 3339, UTC. */
  readonly createdAt: pulumi.Output<string>;
}

/**
 * Pulumi's own class, with the outputs declared. A class between the two would be a frame of the stack trace that the
 * state keeps of each resource.
 */
export const ServiceAccountResource = pulumi.CustomResource as typeof ServiceAccountOutputs;

export const serviceAccountOutputs = {
  organizationId: undefined,
  name: undefined,
  description: undefined,
  allowSelfRevocation: undefined,
  serviceAccountId: undefined,
  createdAt: undefined,
} satisfies UnsetOutputs<ServiceAccountOutputs>;
