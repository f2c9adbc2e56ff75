import { generateKeyPairSync, type JsonWebKey, type KeyObject } from "node:crypto";
import { generalDecrypt } from "jose";
import { keepSecrets } from "./evidence";

export type KeyKind = "RSA" | "P-256" | "P-384" | "P-521" | "X25519";

/** Somebody who has a key pair, and gives the public half to others. */
export class Recipient {
  readonly #privateKey: KeyObject;
  readonly publicKey: KeyObject;

  constructor(kind: KeyKind = "X25519") {
    const { privateKey, publicKey } = keyPair(kind);
    this.#privateKey = privateKey;
    this.publicKey = publicKey;
    keepSecrets([String(this.privateJwk.d)]);
  }

  /** As `openssl pkey -pubout` writes it, and as a state keeps it. */
  get pem(): string {
    return this.publicKey.export({ type: "spki", format: "pem" }).toString();
  }

  get jwk(): JsonWebKey {
    return this.publicKey.export({ format: "jwk" });
  }

  /** What nobody else may have. */
  get privatePem(): string {
    return this.#privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  }

  get privateJwk(): JsonWebKey {
    return this.#privateKey.export({ format: "jwk" });
  }

  /** @param jwe in the General JSON Serialization */
  async decrypted(jwe: unknown): Promise<string> {
    const { plaintext } = await generalDecrypt(JSON.parse(String(jwe)), this.#privateKey, {
      keyManagementAlgorithms: ["RSA-OAEP-256", "ECDH-ES+A256KW"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    return new TextDecoder().decode(plaintext);
  }
}

function keyPair(kind: KeyKind) {
  if (kind === "RSA") return generateKeyPairSync("rsa", { modulusLength: 2048 });
  if (kind === "X25519") return generateKeyPairSync("x25519");
  return generateKeyPairSync("ec", { namedCurve: kind });
}
