import * as pulumi from "@pulumi/pulumi";

/**
 * Refuses a client secret that lies in plain text in `Pulumi.<stack>.yaml`: it would be in plain text in the state
 * and in version control too.
 *
 * @throws RunError that says how to encrypt it
 */
export function refusePlainSecretConfig(): void {
  const isSet = pulumi.runtime.getConfig("keycard:clientSecret") !== undefined;
  if (!isSet || isSecretConfig("clientSecret")) return;
  throw new pulumi.RunError(
    "keycard:clientSecret is set in plain text. Encrypt it: pulumi config set --secret keycard:clientSecret",
  );
}

/**
 * Whether a key of ours was set with `--secret`. Only Pulumi's runtime knows, by a function that its type
 * declarations leave out; without it every key counts as a secret.
 */
export function isSecretConfig(key: string): boolean {
  const { isConfigSecret } = pulumi.runtime as { isConfigSecret?: (key: string) => boolean };
  return isConfigSecret === undefined || isConfigSecret(`keycard:${key}`);
}
