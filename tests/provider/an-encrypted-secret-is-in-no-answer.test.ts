import { calculateJwkThumbprint } from "jose";
import { leakFinder } from "../support/leak-finder";
import { liveIn } from "../support/live-credentials";
import { type KeyKind, Recipient } from "../support/recipient";
import { clientOf } from "../support/simulated";
import { until } from "../support/until";
import { eachDoor } from "./door";
import { created, logIn, operations, providedToAll, providerErrorOf } from "./provided";
import type { ProviderError } from "./provider-error";
import type { Values } from "./wire";

const ours = new Recipient();
const encryptTo = ours.pem;

eachDoor((door) => {
  const given = providedToAll(door);

  /** Everything that the engine was told. Whatever else the process tells is searched with the other evidence. */
  function expectNoSecretIn(...answers: unknown[]): void {
    const leaksIn = leakFinder(given().simulator.issuedSecrets());
    expect(leaksIn(JSON.stringify(answers))).toEqual([]);
  }

  /** Who can decrypt it works with it. */
  async function logInAs(recipient: Recipient, outputs: Values = {}): Promise<void> {
    expect(outputs).not.toHaveProperty("clientSecret");
    const clientSecret = await recipient.decrypted(outputs.encryptedClientSecret);
    await logIn(given().simulator, { ...outputs, clientSecret });
  }

  test.each<KeyKind>(["RSA", "P-256", "P-384", "P-521", "X25519"])(
    "%s: the holder of the key reads the secret from the outputs, and nobody else",
    async (kind) => {
      const recipient = new Recipient(kind);
      const held = await created(given(), { encryptTo: [recipient.pem] });

      await logInAs(recipient, held.outputs);
      await expect(ours.decrypted(held.outputs.encryptedClientSecret)).rejects.toThrow();
      expectNoSecretIn(held);
    },
  );

  test("each of several holders reads it, and finds the part that is theirs by the thumbprint", async () => {
    const recipients = [ours, new Recipient("RSA"), new Recipient("P-256")];
    const keys = recipients.map(({ jwk }) => JSON.stringify(jwk));
    const { outputs } = await created(given(), { encryptTo: keys });

    for (const recipient of recipients) await logInAs(recipient, outputs);
    const jwe = JSON.parse(String(outputs.encryptedClientSecret));
    const kids = jwe.recipients.map(({ header }: { header: { kid: string } }) => header.kid);
    const thumbprints = await Promise.all(
      recipients.map(({ publicKey }) => calculateJwkThumbprint(publicKey)),
    );
    expect(kids.toSorted()).toEqual(thumbprints.toSorted());
  });

  test("it stays as it is through an update and a refresh, and goes with the credential", async () => {
    const { provider } = given();
    const held = await created(given(), { encryptTo, name: "ci" });
    const updated = await provider.update(held, { ...held.inputs, name: "deploy" });
    const refreshed = await provider.read(updated);

    expect(refreshed).toEqual(updated);
    expect(refreshed.inputs.encryptTo).toEqual([ours.pem]);
    expect(refreshed.outputs.encryptedClientSecret).toBe(held.outputs.encryptedClientSecret);
    const diff = await provider.explain(refreshed, held.inputs);
    expectNoSecretIn(held, updated, refreshed, Buffer.from(diff.serializeBinary()).toString("hex"));
    await provider.delete(refreshed);
    expect(liveIn(given().simulator).map(({ id }) => id)).not.toContain(held.outputs.credentialId);
  });

  test("a credential that is looked up has neither form of it", async () => {
    const { id } = await created(given(), { encryptTo });
    const found = await given().provider.get(id);
    expect(found.outputs).not.toHaveProperty("clientSecret");
    expect(found.outputs).not.toHaveProperty("encryptedClientSecret");
  });

  test("after a lost answer it is the secret of the one that is left", async () => {
    const { simulator } = given();
    const { serviceAccountId } = simulator.addServiceAccount(simulator.organizationId);
    simulator.fault({ kind: "reset", effect: "after", operation: "createCredential" });

    const held = await created(given(), { encryptTo, serviceAccountId });
    const live = simulator.credentials(serviceAccountId);
    expect(live).toMatchObject([{ id: held.outputs.credentialId }]);
    await logInAs(ours, held.outputs);
    expectNoSecretIn(held);
  });

  /** A creation that ends well, but for a twin under its chosen name that a lost answer may have left. */
  async function withTwin(program: Values, then = () => {}): Promise<ProviderError> {
    const { simulator } = given();
    const { organizationId: organization_id } = simulator;
    const { serviceAccountId } = simulator.addServiceAccount(organization_id);
    simulator.fault({ kind: "status", status: 500, operation: "createCredential" });
    const appears = async () => {
      await until(() => operations(simulator).includes("listCredentials"));
      const { credentials } = clientOf(simulator).organizations.serviceAccounts;
      await credentials.create(serviceAccountId, { organization_id, name: "ci" });
      then();
    };
    const creation = created(given(), { encryptTo, serviceAccountId, name: "ci", ...program });
    const [error] = await Promise.all([providerErrorOf(creation), appears()]);
    return error;
  }

  test("what a failed creation leaves for the state holds it encrypted", async () => {
    const { message, partialFailure } = await withTwin({});
    await logInAs(ours, partialFailure?.outputs);
    expectNoSecretIn(partialFailure, message);
  });

  describe("with verify", () => {
    const program = { encryptTo, verify: true, name: "verified" };

    test("the new credential logs in before its secret is encrypted, and then never again", async () => {
      const { provider, simulator } = given();
      const held = await created(given(), program);
      expect(operations(simulator)).toEqual(["createCredential", "token"]);

      simulator.clearRequests();
      const updated = await provider.update(held, { ...held.inputs, name: "deploy" });
      expect(await provider.read(updated)).toEqual(updated);
      expect(operations(simulator)).toEqual(["updateCredential", "listCredentials"]);
      expectNoSecretIn(held, updated);
    });

    test("one that is refused stays in the state, and each update fails until it is replaced", async () => {
      const { provider, simulator } = given();
      simulator.fault({ kind: "status", status: 401, operation: "token" });
      const { message, partialFailure } = await providerErrorOf(created(given(), program));
      expect(message).toMatch(/^The credential exists, but logging in with it failed: .* 401/);
      const { id = "", outputs = {} } = partialFailure ?? {};
      expect(outputs).toMatchObject({ encryptedClientSecret: expect.any(String) });
      expectNoSecretIn(partialFailure, message);

      const { serviceAccountId } = simulator;
      const { inputs } = await provider.check({ serviceAccountId, ...program });
      const again = await providerErrorOf(provider.update({ id, inputs, outputs }, inputs));
      expect(again.message).toContain(
        "its secret is not in the state, since it was encrypted when it was made",
      );
      expect(again.message).toContain('"rotateWhenChanged"');
      expectNoSecretIn(again.partialFailure, again.message);
    });

    test("one that is refused beside what a lost answer may have left says both", async () => {
      // Once the twin's maker has logged in.
      const refuse = () =>
        given().simulator.fault({ kind: "status", status: 401, operation: "token" });
      const { message, partialFailure } = await withTwin({ verify: true }, refuse);
      expect(message).toMatch(/^The credential exists, but logging in with it failed: /);
      expect(message).toContain("nothing was deleted");
      expect(partialFailure?.outputs).not.toHaveProperty("verify");
      expectNoSecretIn(partialFailure, message);
    });

    test("one that was made without can't be tried any more, and says so", async () => {
      const { provider } = given();
      const held = await created(given(), { encryptTo });
      const { message } = await providerErrorOf(
        provider.update(held, { ...held.inputs, verify: true }),
      );
      expect(message).toContain('or leave "verify" out');
    });
  });
});
