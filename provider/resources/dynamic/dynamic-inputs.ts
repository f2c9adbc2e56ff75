import type { CustomResourceOptions } from "@pulumi/pulumi";
import { refuseOtherProvider } from "../refuse-other-provider";
import { refusePlainSecretConfig } from "../secret-config";
import { providerText } from "./provider-text";

/**
 * What a dynamic resource is given beside its arguments.
 *
 * @param subpath this package's, of the resource's provider
 * @throws RunError where this package isn't a dependency of the project itself, where `keycard:clientSecret` is
 * configured in plain text, or where the provider is of the other door
 */
export function dynamicInputs(subpath: string, name: string, opts?: CustomResourceOptions) {
  refusePlainSecretConfig();
  refuseOtherProvider(opts, { providerPackage: "pulumi-nodejs", module: "pulumi-keycard" });
  return {
    // The provider's check isn't told what the resource is called, and names what it makes after it.
    logicalName: opts?.id === undefined ? name : undefined,
    __provider: providerText(subpath),
  };
}
