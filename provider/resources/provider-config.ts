import * as pulumi from "@pulumi/pulumi";
import { isSecretConfig, refusePlainSecretConfig } from "./secret-config";

export interface ProviderArgs {
  /** With `clientSecret`: both or neither. Default: stack config, else the environment. */
  clientId?: pulumi.Input<string | undefined>;
  /** Becomes a secret in the state. */
  clientSecret?: pulumi.Input<string | undefined>;
  /** The organization of new resources that name none. Default: stack config, else the environment. */
  organizationId?: pulumi.Input<string | undefined>;
  /** https, or http on localhost. Default: stack config, else the environment, else `https://api.keycard.ai`. */
  baseUrl?: pulumi.Input<string | undefined>;
}

/**
 * What an explicit provider is configured with, by the keys of `ProviderArgs`. The engine doesn't merge stack config
 * into it; client id and client secret come from one of the two.
 *
 * @throws RunError where only one of `clientId` and `clientSecret` is given, or where `keycard:clientSecret` is
 * configured in plain text
 */
export function providerConfig(name: string, args: ProviderArgs): Required<ProviderArgs> {
  refusePlainSecretConfig();
  const { clientId, clientSecret } = args;
  if ((clientId === undefined) !== (clientSecret === undefined)) {
    throw new pulumi.RunError(
      `Provider "${name}" is given ${clientId === undefined ? "clientSecret" : "clientId"} alone. ` +
        "Give clientId and clientSecret together, or neither.",
    );
  }
  const pair =
    clientId === undefined
      ? { clientId: fromStack("clientId"), clientSecret: fromStack("clientSecret") }
      : { clientId, clientSecret: pulumi.secret(clientSecret) };
  return {
    ...pair,
    organizationId: args.organizationId ?? fromStack("organizationId"),
    baseUrl: args.baseUrl ?? fromStack("baseUrl"),
  };
}

/** Stack config; what is encrypted there stays encrypted in the provider's state. */
function fromStack(key: string): pulumi.Input<string | undefined> {
  const config = new pulumi.Config("keycard");
  return isSecretConfig(key) ? config.getSecret(key) : config.get(key);
}
