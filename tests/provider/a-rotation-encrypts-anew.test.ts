import { leakFinder } from "../support/leak-finder";
import { Recipient } from "../support/recipient";
import { eachDoor } from "./door";
import { logIn, providedToAll, providerErrorOf } from "./provided";
import { Rotating } from "./rotating";
import type { Values } from "./wire";

const [first, second] = [new Recipient(), new Recipient("RSA")];
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

eachDoor((door) => {
  const given = providedToAll(door, "RotatingServiceAccountCredential");
  const declared = (program?: Values) => Rotating.declared(given(), program);

  async function logInAs(recipient: Recipient, { outputs }: Rotating): Promise<void> {
    expect(outputs).not.toHaveProperty("clientSecret");
    const clientSecret = await recipient.decrypted(outputs.encryptedClientSecret);
    await logIn(given().simulator, { ...outputs, clientSecret });
    const leaksIn = leakFinder(given().simulator.issuedSecrets());
    expect(leaksIn(JSON.stringify(outputs))).toEqual([]);
  }

  test("each new credential's secret is encrypted, and the superseded ones have none", async () => {
    const ci = await declared({ encryptTo: first.pem });
    await logInAs(first, ci);
    await ci.rotate("second", { encryptTo: first.pem, verify: true });
    await logInAs(first, ci);
    expect(Object.keys(ci.previous[0] ?? {}).toSorted()).toEqual([
      "clientId",
      "createdAt",
      "credentialId",
      "retiresAt",
      "supersededAt",
    ]);

    const { encryptedClientSecret } = ci.outputs;
    const refreshed = await given().provider.read(ci.held);
    expect(refreshed.outputs).toEqual(ci.outputs);
    await ci.update({
      rotateWhenChanged: { key: "second" },
      encryptTo: first.pem,
      verify: true,
      name: "deploy",
    });
    expect(ci.outputs).toMatchObject({ name: "deploy", encryptedClientSecret });
  });

  test("other keys make another credential, and the one before stays valid", async () => {
    const ci = await declared({ encryptTo: first.pem });
    const { clientId } = ci.outputs;

    await ci.update({ encryptTo: [second.pem] });
    await logInAs(second, ci);
    await expect(first.decrypted(ci.outputs.encryptedClientSecret)).rejects.toThrow();
    expect(ci.previous).toMatchObject([{ clientId }]);
    expect(ci.liveClientIds).toEqual([clientId, ci.outputs.clientId]);
    await ci.update({ encryptTo: { ...second.jwk } });
    expect(ci.live).toHaveLength(2);
  });

  test("a secret that was in the state is followed by an encrypted one, and the other way round", async () => {
    const ci = await declared();
    expect(ci.outputs).toHaveProperty("clientSecret");
    await ci.update({ encryptTo: first.pem });
    await logInAs(first, ci);

    await ci.update();
    expect(ci.outputs).not.toHaveProperty("encryptedClientSecret");
    await logIn(given().simulator, ci.outputs);
    expect(ci.live).toHaveLength(3);
  });

  test("a preview that doesn't know the keys yet says that a rotation may be due", async () => {
    const ci = await declared({ encryptTo: first.pem });
    const inputs = await ci.inputs({ rotateWhenChanged: { key: "first" }, encryptTo: [unknown] });
    expect(await given().provider.diff(ci.held, inputs)).toMatchObject({ changes: "some" });
    await given().provider.hasTold('a rotation may be due: "encryptTo" is not known yet');
  });

  test("a rotation that fails halfway keeps what the current one has, and no other secret", async () => {
    const { simulator } = given();
    const ci = await declared({ encryptTo: first.pem });
    const { encryptedClientSecret } = ci.outputs;
    for (const operation of ["token", "deleteCredential"] as const) {
      simulator.fault({ kind: "status", status: 403, operation });
    }
    const program = { encryptTo: first.pem, verify: true };
    const { message, partialFailure } = await providerErrorOf(ci.rotate("second", program));
    expect(partialFailure?.outputs).toMatchObject({ encryptedClientSecret });
    const leaksIn = leakFinder(simulator.issuedSecrets());
    expect(leaksIn(JSON.stringify([message, partialFailure]))).toEqual([]);
  });

  test("keys that can't be encrypted to fail the rotation before anything is created", async () => {
    const ci = await declared({ encryptTo: first.pem });
    const broken = { ...ci.held.inputs, encryptTo: ["no key"] };
    await providerErrorOf(given().provider.update(ci.held, broken));
    expect(given().simulator.requests).toEqual([]);
    expect(ci.live).toHaveLength(1);
  });
});
