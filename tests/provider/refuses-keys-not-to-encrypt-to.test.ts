import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { keepSecrets } from "../support/evidence";
import { Recipient } from "../support/recipient";
import { eachDoor } from "./door";
import { created, providedToAll, providerErrorOf } from "./provided";
import type { Values } from "./wire";

const ours = new Recipient();
const rsa = new Recipient("RSA");
const canary = "canary-of-a-key-that-nobody-may-see";
keepSecrets([canary]);

const spki = (key: KeyObject) => key.export({ type: "spki", format: "pem" }).toString();
const ofType = (type: "ed25519" | "x448") => spki(generateKeyPairSync(type as "x448").publicKey);
const allowed = "RSA of 2048 to 16384 bits, EC on P-256, P-384 or P-521, or X25519.";

eachDoor((door) => {
  const given = providedToAll(door);

  test.each<[string, Values["encryptTo"], string, RegExp]>([
    [
      "a private key",
      ours.privatePem,
      "encryptTo",
      /a private or secret key, which only those who/,
    ],
    [
      "a private RSA key",
      [rsa.privatePem],
      "encryptTo[0]",
      /private.*`openssl pkey -in <file> -pu/,
    ],
    ["a private JWK", JSON.stringify(rsa.privateJwk), "encryptTo", /private or secret key/],
    ["a private JWK as a value", [{ ...ours.privateJwk }], "encryptTo[0]", /private or secret key/],
    ["a symmetric JWK", [`{"kty":"oct","k":"${canary}"}`], "encryptTo[0]", /private or secret key/],
    [
      "a private key beside its public half",
      [ours.pem, ours.pem + ours.privatePem],
      "encryptTo[1]",
      /private/,
    ],
    [
      "an RSA key that is too short",
      spki(generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey),
      "encryptTo",
      /an RSA key of 1024 bits/,
    ],
    [
      "an RSA key that doesn't encrypt",
      { ...rsa.jwk, e: "AQ" },
      "encryptTo",
      /an RSA key with an exponent below 65537/,
    ],
    [
      "an RSA key that has no private one",
      { ...rsa.jwk, e: "AQAC" },
      "encryptTo",
      /an RSA key with an even exponent/,
    ],
    [
      "an RSA key whose modulus is none",
      { ...rsa.jwk, n: Buffer.alloc(256, 0xfe).toString("base64url") },
      "encryptTo",
      /a key that nothing can be encrypted to/,
    ],
    [
      "a point of X25519 that gives everybody the same key",
      { ...ours.jwk, x: Buffer.alloc(32).toString("base64url") },
      "encryptTo",
      /a key that nothing can be encrypted to/,
    ],
    [
      "a curve that JWE doesn't know",
      spki(generateKeyPairSync("ec", { namedCurve: "secp256k1" }).publicKey),
      "encryptTo",
      /an EC key on the curve secp256k1/,
    ],
    ["a key for signatures", ofType("ed25519"), "encryptTo", /a key of type ed25519/],
    ["X448", ofType("x448"), "encryptTo", /a key of type x448/],
    ["a JWK for signatures", { ...rsa.jwk, use: "sig" }, "encryptTo", /whose "use" isn't "enc"/],
    [
      "a JWK that says so by its operations",
      { ...rsa.jwk, key_ops: ["verify"] } as Values,
      "encryptTo",
      /whose "key_ops" has "verify"/,
    ],
    [
      "a JWK for another algorithm",
      { ...rsa.jwk, alg: "RSA-OAEP-512" },
      "encryptTo",
      /whose "alg" isn't "RSA-OAEP-256"/,
    ],
    ["a set of JWKs", { keys: [ours.jwk] } as Values, "encryptTo", /a set of JWKs/],
    ["JSON that is no JWK", `{"key":"${canary}"}`, "encryptTo", /JSON that holds no readable/],
    ["half a JWK", `{"kty":"${canary}`, "encryptTo", /begins like a JWK and is no JSON/],
    ["two keys in one string", ours.pem + rsa.pem, "encryptTo", /2 PEM blocks in one string/],
    [
      "PEM that somebody cut",
      `-----BEGIN PUBLIC KEY-----\n${canary}\n-----END PUBLIC KEY-----`,
      "encryptTo",
      /PEM that holds no readable public key/,
    ],
    ["a key of OpenSSH", `ssh-ed25519 ${canary}`, "encryptTo", /of 47 characters that is neither/],
    ["an empty string", "", "encryptTo", /a string of 0 characters that is neither PEM nor JWK/],
    ["an empty list", [], "encryptTo", /an empty list/],
  ])("%s is refused, with what is allowed", async (_, encryptTo, place, reason) => {
    const { failures } = await given().provider.check({ serviceAccountId: "robot", encryptTo });

    // The engine would show the value of a property that is named here.
    expect(failures).toEqual([{ property: "", reason: expect.stringMatching(reason) }]);
    expect(failures[0]?.reason).toMatch(`"${place}" is `);
    expect(failures[0]?.reason).toContain(allowed);
    expect(failures[0]?.reason).not.toContain(canary);
  });

  test.each<[string, Values["encryptTo"], RegExp]>([
    ["a number", 7, /^"encryptTo" is of type number\..*array/],
    ["a number in a list", [ours.pem, 7], /^"encryptTo\[1\]" is of type number\..*string/],
    [
      "the same key twice",
      [ours.pem, { ...ours.jwk }],
      /"encryptTo\[1\]" is the same key as "encryptTo\[0\]"/,
    ],
  ])("%s is refused", async (_, encryptTo, reason) => {
    const { failures } = await given().provider.check({ serviceAccountId: "robot", encryptTo });
    // The engine would show the value of a property that is named here.
    expect(failures).toEqual([{ property: "", reason: expect.stringMatching(reason) }]);
  });

  test("all keys that are wrong are said at once, beside what else is", async () => {
    const encryptTo = ["first", ours.pem, "third"];
    const { failures } = await given().provider.check({ serviceAccountId: "a/b/c", encryptTo });
    expect(failures.map(({ reason }) => reason.slice(0, 16))).toEqual([
      '"serviceAccountI',
      '"encryptTo[0]" i',
      '"encryptTo[2]" i',
    ]);
  });

  test("a key that no check has seen fails the creation before anything is created", async () => {
    const { provider, simulator } = given();
    const { inputs } = await created(given(), { encryptTo: ours.pem });
    simulator.clearRequests();

    const broken = { ...inputs, encryptTo: [ours.pem, "no key"] };
    await providerErrorOf(provider.create(broken));
    expect(simulator.requests).toEqual([]);
  });
});
