import * as pulumi from "@pulumi/pulumi";

/**
 * Refuses a client secret that lies in plain text in `Pulumi.<stack>.yaml`: it would be in plain text in the state
 * and in version control too.
 */
export function refusePlainSecretConfig(): void {
  const key = "keycard:clientSecret";
  // Not in Pulumi's type declarations: whether a key was set with --secret is known to its runtime only.
  const { isConfigSecret } = pulumi.runtime as { isConfigSecret?: (key: string) => boolean };
  if (pulumi.runtime.getConfig(key) === undefined || isConfigSecret === undefined) return;
  if (isConfigSecret(key)) return;
  throw new pulumi.RunError(
    `${key} is set in plain text. Encrypt it: pulumi config set --secret ${key}`,
  );
}
