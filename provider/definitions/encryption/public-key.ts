import {
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  publicEncrypt,
} from "node:crypto";

/** The key management algorithms of JWE that a secret is encrypted by. */
export type KeyManagement = "RSA-OAEP-256" | "ECDH-ES+A256KW";

/** What a text is that is no key to encrypt to, as the rest of a sentence. It holds nothing of the text. */
export class UnusableKey extends Error {}

/**
 * The public key in a PEM or a JWK, as PEM in the one spelling that a state keeps.
 *
 * @throws UnusableKey
 */
export function canonicalKey(text: string): string {
  if (/-----(BEGIN|END) [A-Z ]*PRIVATE KEY/i.test(text)) throw isPrivate();
  const isJwk = text.trimStart().startsWith("{");
  const key = isJwk ? keyOfJwk(text) : keyOfPem(text);
  readable("a key that nothing can be encrypted to", () => rehearse(key));
  // By way of a JWK, in which a point of a curve has one form.
  const jwk = readable("a key that can't be read", () => key.export({ format: "jwk" }));
  return createPublicKey({ key: jwk, format: "jwk" })
    .export({ type: "spki", format: "pem" })
    .toString();
}

/** @throws UnusableKey */
export function keyManagementOf(key: KeyObject): KeyManagement {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details = {} } = key;
  switch (type) {
    case "rsa":
      refuseWeakRsa(details);
      return "RSA-OAEP-256";
    case "ec":
      if (!curves.includes(details.namedCurve)) {
        throw new UnusableKey(`an EC key on the curve ${details.namedCurve ?? "of its own"}`);
      }
      return "ECDH-ES+A256KW";
    case "x25519":
      return "ECDH-ES+A256KW";
    default:
      throw new UnusableKey(`a key of type ${type}, which this provider can't encrypt to`);
  }
}

/** Whether a point or a modulus is of any use is found out by using it. */
function rehearse(key: KeyObject): void {
  const { asymmetricKeyType: type, asymmetricKeyDetails: { namedCurve = "" } = {} } = key;
  if (type === "rsa") publicEncrypt({ key, oaepHash: "sha256" }, "rehearsal");
  if (type === "ec") agree(key, generateKeyPairSync("ec", { namedCurve }));
  if (type === "x25519") agree(key, generateKeyPairSync("x25519"));
}

function agree(publicKey: KeyObject, { privateKey }: { privateKey: KeyObject }): void {
  diffieHellman({ publicKey, privateKey });
}

/** P-256, P-384 and P-521, as OpenSSL calls them. */
const curves: (string | undefined)[] = ["prime256v1", "secp384r1", "secp521r1"];

const rsaBitsMin = 2048;
/** OpenSSL works with no longer ones. */
const rsaBitsMax = 16_384;
/** NIST SP 800-56B: with a smaller one there is no promise, and with 1 no encryption. */
const rsaExponentMin = 65_537n;

function refuseWeakRsa({
  modulusLength = 0,
  publicExponent = 0n,
}: NonNullable<KeyObject["asymmetricKeyDetails"]>): void {
  if (modulusLength < rsaBitsMin || modulusLength > rsaBitsMax) {
    throw new UnusableKey(`an RSA key of ${modulusLength} bits`);
  }
  if (publicExponent < rsaExponentMin) {
    throw new UnusableKey("an RSA key with an exponent below 65537");
  }
  // No private key belongs to such a one.
  if (publicExponent % 2n === 0n) throw new UnusableKey("an RSA key with an even exponent");
}

function keyOfPem(pem: string): KeyObject {
  const blocks = pem.match(/-----BEGIN /g)?.length ?? 0;
  if (blocks === 0) {
    throw new UnusableKey(`a string of ${pem.length} characters that is neither PEM nor JWK`);
  }
  if (blocks > 1) throw new UnusableKey(`${blocks} PEM blocks in one string`);
  const key = readable("PEM that holds no readable public key", () => createPublicKey(pem));
  keyManagementOf(key);
  return key;
}

/** JWK members that whoever encrypts doesn't need, and must not have. */
const privateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"];

function keyOfJwk(text: string): KeyObject {
  const jwk = readable<Record<string, unknown>>("text that begins like a JWK and is no JSON", () =>
    JSON.parse(text),
  );
  if (privateMembers.some((member) => Object.hasOwn(jwk, member))) throw isPrivate();
  if (Object.hasOwn(jwk, "keys"))
    throw new UnusableKey("a set of JWKs, where each key is to be given by itself");
  const key = readable("JSON that holds no readable public key", () =>
    createPublicKey({ key: jwk as JsonWebKey, format: "jwk" }),
  );
  const keyManagement = keyManagementOf(key);
  if (jwk.use !== undefined && jwk.use !== "enc") {
    throw new UnusableKey('a JWK whose "use" isn\'t "enc", so it isn\'t meant for encryption');
  }
  if (Array.isArray(jwk.key_ops) && jwk.key_ops.includes("verify")) {
    throw new UnusableKey('a JWK whose "key_ops" has "verify", so it isn\'t meant for encryption');
  }
  if (jwk.alg !== undefined && jwk.alg !== keyManagement) {
    throw new UnusableKey(
      `a JWK whose "alg" isn't "${keyManagement}", by which the secret would be encrypted to it`,
    );
  }
  return key;
}

/** Errors of Node's may quote what they were given. */
function readable<T>(otherwise: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw new UnusableKey(otherwise);
  }
}

function isPrivate(): UnusableKey {
  return new UnusableKey(
    "a private or secret key, which only those who decrypt may have. Make the public key of it by " +
      "`openssl pkey -in <file> -pubout`, or make a new pair if somebody else can have read it",
  );
}
