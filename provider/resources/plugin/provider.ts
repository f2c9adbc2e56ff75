import * as pulumi from "@pulumi/pulumi";
import { type ProviderArgs, providerConfig } from "../provider-config";

/**
 * An explicit instance of the plugin, for programs that work in several organizations or with several keys.
 *
 * @example
 * ```ts
 * const acme = new Provider("acme", { organizationId: "acme", clientId, clientSecret });
 * new ServiceAccountCredential("ci", { serviceAccountId }, { provider: acme });
 * ```
 */
export class Provider extends pulumi.ProviderResource {
  /** @throws RunError where only one of `clientId` and `clientSecret` is given */
  constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
    super("keycard", name, { ...providerConfig(name, args) }, opts);
  }
}
