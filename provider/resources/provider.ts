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
 * An explicit provider instance, for programs that work in several organizations or with several keys.
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
    refusePlainSecretConfig();
    super("pulumi-nodejs", name, configOf(name, args), opts);
  }
}

/** The engine doesn't merge stack config into an explicit provider's; the pair comes from one of them. */
function configOf(name: string, args: ProviderArgs): pulumi.Inputs {
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
    "keycard:clientId": pair.clientId,
    "keycard:clientSecret": pair.clientSecret,
    "keycard:organizationId": args.organizationId ?? fromStack("organizationId"),
    "keycard:baseUrl": args.baseUrl ?? fromStack("baseUrl"),
  };
}

/** Stack config; what is encrypted there stays encrypted in the provider's state. */
function fromStack(key: string): pulumi.Input<string | undefined> {
  const config = new pulumi.Config("keycard");
  return isSecretConfig(key) ? config.getSecret(key) : config.get(key);
}
