import { liveIn } from "../support/live-credentials";
import { clientOf } from "../support/simulated";
import { differences } from "./differences";
import { eachDoor } from "./door";
import {
  configFor,
  created,
  operations,
  type Provided,
  provided,
  providedToAll,
  providerErrorOf,
  withProvider,
} from "./provided";

/** A credential is asked for by itself where no list is to be had. */
const asked = {
  read: ["listCredentials", "retrieveCredential"],
  delete: ["deleteCredential"],
} as const;

eachDoor((door) => {
  const given = providedToAll(door);

  describe("a refresh", () => {
    test("keeps the secret, and returns inputs beside outputs", async () => {
      const { provider } = given();
      const rotateWhenChanged = { quarter: "2026-Q4" };
      const program = { description: "of the pipeline", rotateWhenChanged, verify: true };
      const held = await created(given(), program);

      expect(await provider.read(held)).toEqual(held);
    });

    test.each([
      { name: "renamed" },
      { description: "written by hand" },
      { name: "renamed", description: "written by hand" },
    ])("shows the drift %j in inputs and outputs", async (drift) => {
      const { provider, simulator } = given();
      const held = await created(given(), { name: "ci", description: "of the pipeline" });
      simulator.changeCredential(String(held.outputs.credentialId), drift);

      const { inputs, outputs } = await provider.read(held);
      expect(inputs).toEqual({ ...held.inputs, ...drift });
      expect(outputs).toEqual({ ...held.outputs, ...drift });
    });

    test("shows a description that was cleared", async () => {
      const { provider, simulator } = given();
      const held = await created(given(), { description: "of the pipeline" });
      simulator.changeCredential(String(held.outputs.credentialId), { description: "" });

      const { inputs, outputs } = await provider.read(held);
      expect(inputs).not.toHaveProperty("description");
      expect(outputs).not.toHaveProperty("description");
    });

    test("keeps a generated name where somebody renamed the credential, so that `up` restores it", async () => {
      const { provider, simulator } = given();
      const held = await created(given());
      const { autoName } = held.inputs;
      simulator.changeCredential(String(held.outputs.credentialId), { name: "renamed" });

      const refreshed = await provider.read(held);
      expect(refreshed.inputs).toMatchObject({ autoName, name: "renamed" });
      const { serviceAccountId } = simulator;
      const { inputs } = await provider.check({ serviceAccountId }, refreshed.inputs);
      await provider.update(refreshed, inputs);
      expect(liveIn(simulator).at(-1)?.name).toBe(autoName);
    });

    test(
      "drops what the API doesn't know, once it has seen the organization",
      provided(door, async ({ provider, simulator }) => {
        const two = [
          await created({ provider, simulator }),
          await created({ provider, simulator }),
        ] as const;
        for (const { outputs } of two) simulator.removeCredential(String(outputs.credentialId));
        simulator.clearRequests();

        for (const held of two) expect((await provider.read(held)).id).toBe("");
        expect(operations(simulator)).toEqual([
          "listCredentials",
          "retrieveCredential",
          "listServiceAccounts",
          "retrieveCredential",
        ]);
      }),
    );
  });

  describe("`.get()`", () => {
    test("reads all but the secret", async () => {
      const { provider } = given();
      const { id, inputs, outputs } = await created(given(), { name: "ci", description: "mine" });
      const { clientSecret, ...readable } = outputs;

      expect(await provider.get(id)).toEqual({ id, inputs, outputs: readable });
    });

    test("of a credential that isn't there finds nothing, in words of ours or the engine's", async () => {
      const { provider, simulator } = given();
      const { organizationId, serviceAccountId } = simulator;
      const id = `${organizationId}/${serviceAccountId}/missing`;

      if (!differences.missingIsOurError[door]) {
        expect((await provider.get(id)).id).toBe("");
        return;
      }
      const { message } = await providerErrorOf(provider.get(id));
      expect(message).toBe(`No ServiceAccountCredential with the id "${id}" was found.`);
    });
  });

  test("a delete removes the credential", async () => {
    const { provider, simulator } = given();
    const held = await created(given());

    await provider.delete(held);
    expect(liveIn(simulator).map(({ id }) => id)).not.toContain(held.outputs.credentialId);
  });

  test("a delete of what is gone already is done", async () => {
    const { provider, simulator } = given();
    const held = await created(given());
    simulator.removeCredential(String(held.outputs.credentialId));

    await provider.delete(held);
  });

  describe.each(["read", "delete"] as const)("a %s", (step) => {
    test("by a client of another organization is an error, and takes nothing for deleted", async () => {
      const { simulator } = given();
      const held = await created(given());
      const config = { ...configFor(simulator), ...(await loginOfAnotherOrganization(simulator)) };

      await withProvider(door, { config }, async (provider) => {
        const { message } = await providerErrorOf(provider[step](held));
        expect(message).toContain(`can't see organization "${simulator.organizationId}"`);
        expect(message).toMatch(/nothing is taken for deleted.*pulumi state delete/);
      });
    });

    test.each([401, 403])("that is answered %d is an error", async (status) => {
      const { provider, simulator } = given();
      const owner = simulator.addServiceAccount(simulator.organizationId);
      const held = await created(given(), owner);
      for (const operation of asked[step]) {
        simulator.fault({ kind: "status", status, operation, times: 9 });
      }

      const { message } = await providerErrorOf(provider[step](held));
      const isInList = step === "read" && status === 401;
      const what = isInList ? "list the credentials of service account" : `${step} credential`;
      const id = isInList ? owner.serviceAccountId : held.outputs.credentialId;
      expect(message).toContain(`Can't ${what} "${id}"`);
      expect(message).toContain(`answered ${status}`);
    });

    test.each(["missing", "a/b", "a//c", "a/b/c/d", "a/b/%zz"])(
      "of the id %j, edited by hand, names the form and sends nothing",
      async (id) => {
        const { provider, simulator } = given();
        const edited = { id, inputs: {}, outputs: { clientId: "a" } };

        const { message } = await providerErrorOf(provider[step](edited));
        expect(message).toContain(JSON.stringify(id));
        expect(message).toContain("<organization>/<service account>/<credential>");
        expect(operations(simulator)).toEqual([]);
      },
    );
  });

  test("a read that is answered 500 for ever is an error", async () => {
    const { provider, simulator } = given();
    const held = await created(given(), simulator.addServiceAccount(simulator.organizationId));
    simulator.fault({ kind: "status", status: 500, operation: "listCredentials", times: 99 });

    expect((await providerErrorOf(provider.read(held))).message).toContain("answered 500");
  });

  /** Config of a client that sees an organization of its own, and nothing else. */
  async function loginOfAnotherOrganization(simulator: Provided["simulator"]) {
    const { organizationId: organization_id } = simulator.addOrganization();
    const { serviceAccountId } = simulator.addServiceAccount(organization_id);
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;
    const other = await credentials.create(serviceAccountId, { organization_id, name: "other" });
    return { "keycard:clientId": other.client_id, "keycard:clientSecret": other.client_secret };
  }
});
