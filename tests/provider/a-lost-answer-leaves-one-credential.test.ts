import type { Fault } from "../../simulator";
import { clientOf } from "../support/simulated";
import { until } from "../support/until";
import { eachDoor } from "./door";
import { created, logIn, operations, provided, providedToAll, providerErrorOf } from "./provided";
import type { Values } from "./wire";

eachDoor((door) => {
  const given = providedToAll(door);
  const operation = "createCredential";
  let serviceAccountId: string;

  // Each test has a service account of its own: what is live there is its doing.
  beforeEach(() => {
    const { simulator } = given();
    ({ serviceAccountId } = simulator.addServiceAccount(simulator.organizationId));
  });

  const create = (program: Values = {}) => created(given(), { serviceAccountId, ...program });
  const liveHere = () => given().simulator.credentials(serviceAccountId);
  const fault = (fault: Fault) => given().simulator.fault(fault);

  /** Somebody else, or a request that takes effect late, makes a credential once create has looked for one. */
  async function afterTheFirstList(name: string): Promise<{ id: string }> {
    const { simulator } = given();
    await until(() => operations(simulator).includes("listCredentials"));
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;
    const { organizationId: organization_id } = simulator;
    return credentials.create(serviceAccountId, { organization_id, name });
  }

  const lostAnswers: [string, Fault][] = [
    ["a 500 after the effect", { kind: "status", status: 500, effect: "after" }],
    ["a connection reset after the effect", { kind: "reset", effect: "after" }],
    ["a body cut off", { kind: "truncate" }],
    ["a body that isn't JSON", { kind: "malformed" }],
    ["a 503 before the effect", { kind: "status", status: 503 }],
  ];

  describe("with a generated name", () => {
    test.each(lostAnswers)("%s leaves the one credential that is returned", async (_, lost) => {
      fault({ ...lost, operation });

      const held = await create();
      expect(liveHere()).toMatchObject([{ id: held.outputs.credentialId }]);
      await logIn(given().simulator, held.outputs);
    });

    test("what a lost attempt made late is deleted", async () => {
      fault({ kind: "status", status: 500, operation });
      const { provider, simulator } = given();
      const { inputs } = await provider.check({ logicalName: "ci", serviceAccountId });

      const [held, twin] = await Promise.all([
        provider.create(inputs),
        afterTheFirstList(String(inputs.autoName)),
      ]);
      expect(liveHere()).toMatchObject([{ id: held.outputs.credentialId }]);
      expect(liveHere()).not.toMatchObject([{ id: twin.id }]);
      expect(operations(simulator)).toContain("deleteCredential");
      await logIn(given().simulator, held.outputs);
    });

    test("another's credential of a like name stays", async () => {
      const other = await create({ name: "ci" });
      fault({ kind: "status", status: 500, effect: "after", operation });

      const held = await create();
      expect(liveHere().map(({ id }) => id)).toEqual([
        other.outputs.credentialId,
        held.outputs.credentialId,
      ]);
    });

    test("what can't be deleted is named, with the command that does it", async () => {
      fault({ kind: "status", status: 500, effect: "after", operation });
      fault({ kind: "status", status: 403, operation: "deleteCredential" });

      const { message } = await providerErrorOf(create());
      const [left] = liveHere();
      expect(message).toContain(`Credential "${left?.id}"`);
      expect(message).toMatch(new RegExp(`curl -X DELETE .*/credentials/${left?.id}'`));
      expect(liveHere()).toHaveLength(1);
    });

    test("what can't be looked for is left to the state, by its name", async () => {
      fault({ kind: "status", status: 500, effect: "after", operation });
      fault({ kind: "status", status: 403, operation: "listCredentials" });
      const { provider } = given();
      const program = { logicalName: "ci", serviceAccountId };
      const { inputs } = await provider.check(program);

      const { message, partialFailure } = await providerErrorOf(provider.create(inputs));
      expect(message).toMatch(
        /Whether a credential named "ci-\w{7}" was made could not be found out either: .* 403 .*The state holds it by its name: the next `pulumi up` makes another and deletes it/,
      );
      expect(message).not.toContain("Before the next");
      const { id = "", outputs = {} } = partialFailure ?? {};
      expect(outputs).toMatchObject({
        name: inputs.autoName,
        createInterrupted: expect.any(String),
      });
      await provider.delete({ id, inputs, outputs });
      expect(liveHere()).toEqual([]);
    });
  });

  describe("with a name that the program chose", () => {
    test("what is found may be somebody else's: nothing is deleted, and all is listed", async () => {
      const { organizationId: organization_id } = given().simulator;
      const { credentials } = clientOf(given().simulator).organizations.serviceAccounts;
      await credentials.create(serviceAccountId, { organization_id, name: "ci" });
      fault({ kind: "status", status: 500, effect: "after", operation });

      const { message } = await providerErrorOf(create({ name: "ci" }));
      const [earlier, lost, ...others] = liveHere();
      expect(others).toEqual([]);
      expect(message).toContain(`${lost?.id} (created at ${lost?.created_at}): curl -X DELETE`);
      // The command is not given for what may be the credential that this one is to replace.
      expect(message).toContain(`${earlier?.id} (created at ${earlier?.created_at}, before this`);
      expect(message).not.toContain(`credentials/${earlier?.id}`);
      expect(message).toMatch(/"ci" that the program chose.*nothing was deleted/);
    });

    test("where nothing is found it is created", async () => {
      await create({ name: "other" });
      fault({ kind: "status", status: 503, operation });

      const held = await create({ name: "ci" });
      expect(liveHere()).toMatchObject([{ name: "other" }, { id: held.outputs.credentialId }]);
      await logIn(given().simulator, held.outputs);
    });

    test("a twin that appears late is named, and the credential kept with its secret", async () => {
      fault({ kind: "status", status: 500, operation });

      const [error, twin] = await Promise.all([
        providerErrorOf(create({ name: "ci" })),
        afterTheFirstList("ci"),
      ]);
      expect(error.message).toContain(`${twin.id} (created at`);
      const kept = error.partialFailure;
      expect(kept?.id).not.toContain(twin.id);
      expect(error.message).not.toContain(`${kept?.outputs.credentialId}`);
      await logIn(given().simulator, kept?.outputs);
      expect(liveHere()).toHaveLength(2);
    });
  });

  test("a login that fails is no lost answer", async () => {
    await provided(door, async ({ simulator, provider }) => {
      simulator.fault({ kind: "status", status: 400, operation: "token", times: 9 });

      const { inputs } = await provider.check({
        logicalName: "ci",
        serviceAccountId: simulator.serviceAccountId,
      });
      const { message } = await providerErrorOf(provider.create(inputs));
      expect(message).toMatch(/^Can't log in at \S+ with client id/);
      expect(message).not.toMatch(/credential was made|lost/);
      expect(operations(simulator)).toEqual(["token"]);
    })();
  });

  test("where the API can't be asked either, the error says what to look for", async () => {
    fault({ kind: "status", status: 500, effect: "after", operation });
    fault({ kind: "status", status: 403, operation: "listCredentials" });

    const { message } = await providerErrorOf(create({ name: "ci" }));
    expect(message).toMatch(/could not be found out either: .* 403/);
    expect(message).toMatch(/look for a credential named "ci" of service account/);
    expect(message).toContain(`"${serviceAccountId}", created after 20`);
  });
});
