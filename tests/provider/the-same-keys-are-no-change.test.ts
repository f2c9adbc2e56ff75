import { Recipient } from "../support/recipient";
import { differences } from "./differences";
import { eachDoor } from "./door";
import { created, providedToAll } from "./provided";
import type { Values } from "./wire";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const [first, second] = [new Recipient("P-256"), new Recipient("RSA")];

eachDoor((door) => {
  const given = providedToAll(door);
  const changes = differences.propertiesChange[door];
  const none = { changes: "none", replaces: [] };
  const replaced = { changes, replaces: ["encryptTo"] };

  /** What a credential that is encrypted to `before` meets in a program that says `after`. */
  async function diff(before: Values["encryptTo"] | undefined, after: Values["encryptTo"]) {
    const { provider, simulator } = given();
    const { serviceAccountId } = simulator;
    const held = await created(given(), before === undefined ? {} : { encryptTo: before });
    const { inputs, failures } = await provider.check(
      { serviceAccountId, encryptTo: after },
      held.inputs,
    );
    expect(failures).toEqual([]);
    return provider.diff(held, inputs);
  }

  const both = [first.pem, second.pem];
  const { kty, n, e } = second.jwk;

  test.each<[string, Values["encryptTo"], Values["encryptTo"]]>([
    ["another order", both, both.toReversed()],
    ["one key that is a list", first.pem, [first.pem]],
    ["white space", first.pem, `\n${first.pem.replaceAll("\n", "\r\n")}\n`],
    ["JWK for PEM", both, [JSON.stringify(first.jwk), second.pem]],
    ["a JWK as a value", both, [{ ...first.jwk }, second.pem]],
    [
      "a JWK with its members otherwise",
      second.pem,
      [{ kid: "not the private key", use: "enc", n, e, kty }],
    ],
    [
      "RSA's own PEM",
      second.pem,
      second.publicKey.export({ type: "pkcs1", format: "pem" }).toString(),
    ],
  ] as [string, Values["encryptTo"], Values["encryptTo"]][])("%s", async (_, before, after) => {
    expect(await diff(before, after)).toEqual(none);
  });

  test.each<[string, Values["encryptTo"] | undefined, Values["encryptTo"]]>([
    ["other keys", first.pem, second.pem],
    ["one more", [first.pem], both],
    ["one less", both, [second.pem]],
    ["keys where there were none", undefined, first.pem],
    ["none where there were keys", first.pem, null],
    ["an unknown key", first.pem, unknown],
    ["an unknown among them", both, [first.pem, unknown]],
  ])("%s: a replacement", async (_, before, after) => {
    expect(await diff(before, after)).toEqual(replaced);
  });
});
