import { secretSignature, specialKey } from "../../provider/engine/special-value";
import type { Adopted } from "./adopted";
import type { Door } from "./door";

/**
 * What `pulumi import --file` reads. Inputs and outputs are both given, so that it doesn't ask the provider to read: a
 * dynamic provider is told the id alone, without the code to run (pulumi/pulumi#3550), and the API tells no secret.
 */
export function importFile(resources: readonly Adopted[], door: Door): string {
  const specs = resources.map(({ className, name, id, inputs, outputs, clientSecret }) => {
    const stored = door.stored(className);
    return {
      type: door.typeOf(className),
      name,
      id,
      inputs: { ...inputs, ...stored },
      outputs: {
        ...outputs,
        ...(clientSecret !== undefined && { clientSecret: secret(clientSecret) }),
        ...stored,
      },
    };
  });
  return `${JSON.stringify({ resources: specs }, null, 2)}\n`;
}

/** Unmarked, it would lie in the state in the clear. */
function secret(value: string) {
  return { [specialKey]: secretSignature, plaintext: JSON.stringify(value) };
}
