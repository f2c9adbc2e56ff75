import type { Alias } from "@pulumi/pulumi";

/** What a resource is called that the dynamic provider has made: a stack moves to the plugin by its imports alone. */
export function dynamicAlias(type: string): Alias {
  return { type: `pulumi-nodejs:dynamic/keycard:${type}` };
}
