import * as pulumi from "@pulumi/pulumi";
import { refuseOtherProvider } from "../refuse-other-provider";
import { refusePlainSecretConfig } from "../secret-config";

/**
 * The options of a resource of the plugin. Their alias is what the dynamic provider's is called, so that a stack moves
 * to the plugin by its imports alone.
 *
 * @throws RunError where `keycard:clientSecret` is configured in plain text, or the provider is of the other door
 */
export function pluginOptions(
  type: string,
  opts: pulumi.CustomResourceOptions | undefined,
  own: pulumi.CustomResourceOptions = {},
): pulumi.CustomResourceOptions {
  refusePlainSecretConfig();
  refuseOtherProvider(opts, { providerPackage: "keycard", module: "pulumi-keycard/plugin" });
  const aliases = [{ type: `pulumi-nodejs:dynamic/keycard:${type}` }];
  return pulumi.mergeOptions({ ...own, aliases }, opts);
}
