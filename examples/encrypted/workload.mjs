// A workload: decrypts its secret with the private key that only it has, and logs in.
//
//   node workload.mjs credential.json workload.key.pem
import { createPrivateKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import { generalDecrypt } from "jose";
import { Keycard } from "pulumi-keycard/sdk";

const [credentialFile, keyFile] = process.argv.slice(2);
if (keyFile === undefined) {
  console.error("usage: node workload.mjs credential.json workload.key.pem");
  process.exit(1);
}
const { clientId, encryptedClientSecret } = JSON.parse(await readFile(credentialFile, "utf8"));
const privateKey = createPrivateKey(await readFile(keyFile));

const keycard = new Keycard({
  clientId,
  clientSecret: await decrypted(encryptedClientSecret),
  baseUrl: process.env.KEYCARD_BASE_URL || undefined,
});
await keycard.login();
console.log(`logged in as ${clientId}`);

/** Takes the algorithms that the provider encrypts by, and no others. */
async function decrypted(jwe) {
  const algorithms = {
    keyManagementAlgorithms: ["ECDH-ES+A256KW", "RSA-OAEP-256"],
    contentEncryptionAlgorithms: ["A256GCM"],
  };
  try {
    const { plaintext } = await generalDecrypt(JSON.parse(jwe), privateKey, algorithms);
    return new TextDecoder().decode(plaintext);
  } catch (cause) {
    throw new Error(`${credentialFile} wasn't encrypted to ${keyFile}, or was changed.`, { cause });
  }
}
