import { createPublicKey } from "node:crypto";
import { keyManagementOf } from "./public-key";

/** Encrypts a text to the holders of some keys. */
export type Encryption = (text: string) => Promise<string>;

/**
 * Makes ready to encrypt to each of these keys, as JWE in its General JSON Serialization (RFC 7516): a form that any
 * number of recipients has, so that a second one is no change for the first.
 *
 * @param keys as `canonicalKey` writes them
 * @throws Error where it can't be done: nothing is left that could fail afterwards
 */
export async function encryptionTo(keys: readonly string[]): Promise<Encryption> {
  // Only whoever encrypts needs it: it is loaded for nobody else.
  const [{ GeneralEncrypt }, { calculateJwkThumbprint }] = await Promise.all([
    import("jose/jwe/general/encrypt"),
    import("jose/jwk/thumbprint"),
  ]);
  const recipients = await Promise.all(
    keys.map(async (pem) => {
      const key = createPublicKey(pem);
      const header = { alg: keyManagementOf(key), kid: await calculateJwkThumbprint(key) };
      return { key, header };
    }),
  );
  const encrypt = async (text: string) => {
    const jwe = new GeneralEncrypt(new TextEncoder().encode(text));
    jwe.setProtectedHeader({ enc: "A256GCM" });
    for (const { key, header } of recipients) jwe.addRecipient(key).setUnprotectedHeader(header);
    return JSON.stringify(await jwe.encrypt());
  };
  await encrypt("rehearsal");
  return encrypt;
}
