import { secretSignature, specialKey } from "../../provider/engine/special-value";
import { storedProvider } from "../../provider/resources/dynamic/stored-provider";
import type { Adopted } from "./adopted";

/** The subpath that the state has each class's provider require. */
const subpaths = {
  ServiceAccount: "dynamic/account",
  ServiceAccountCredential: "dynamic",
  RotatingServiceAccountCredential: "dynamic/rotating",
} satisfies Record<Adopted["className"], string>;

/** The type token of a resource of the dynamic provider. */
export function typeOf({ className }: Adopted): string {
  return `pulumi-nodejs:dynamic/keycard:${className}`;
}

/**
 * What `pulumi import --file` reads. Inputs and outputs are both given, so that it doesn't ask the provider to read:
 * a dynamic provider is told the id alone, without the code to run (pulumi/pulumi#3550).
 */
export function importFile(resources: readonly Adopted[]): string {
  const specs = resources.map((resource) => {
    const { className, name, id, inputs, outputs, clientSecret } = resource;
    const __provider = storedProvider(subpaths[className]);
    return {
      type: typeOf(resource),
      name,
      id,
      inputs: { ...inputs, __provider },
      outputs: {
        ...outputs,
        ...(clientSecret !== undefined && { clientSecret: secret(clientSecret) }),
        __provider,
      },
    };
  });
  return `${JSON.stringify({ resources: specs }, null, 2)}\n`;
}

/** Unmarked, it would lie in the state in the clear. */
function secret(value: string) {
  return { [specialKey]: secretSignature, plaintext: JSON.stringify(value) };
}
