import type { CustomResource } from "@pulumi/pulumi";

/** The outputs that a class declares, all `undefined`: Pulumi's SDK makes a property of each key that it is given. */
export type UnsetOutputs<Resource extends CustomResource> = Record<
  Exclude<keyof Resource, keyof CustomResource>,
  undefined
>;
