import type { Simulator } from "../../simulator";
import { liveIn } from "../support/live-credentials";
import { clientOf, simulated } from "../support/simulated";
import { eachDoor } from "./door";
import {
  configFor,
  logIn,
  operations,
  providedToAll,
  providerErrorOf,
  withProvider,
} from "./provided";
import { Rotating } from "./rotating";
import type { Values } from "./wire";

eachDoor((door) => {
  const given = providedToAll(door, "RotatingServiceAccountCredential");
  const declared = (program?: Values) => Rotating.declared(given(), program);
  const second = { rotateWhenChanged: { key: "second" } };

  test("a rotation whose answer is lost keeps the current one, and leaves one new", async () => {
    const ci = await declared();
    const { clientId } = ci.outputs;
    given().simulator.fault({ kind: "reset", effect: "after", operation: "createCredential" });
    await ci.rotate("second");
    expect(ci.liveClientIds).toEqual([clientId, ci.outputs.clientId]);
  });

  test("under a chosen name a lost answer names what may be left, and not what the state holds", async () => {
    const ci = await declared({ name: "ci" });
    const current = String(ci.outputs.credentialId);
    given().simulator.fault({ kind: "reset", effect: "after", operation: "createCredential" });

    const { message } = await providerErrorOf(ci.rotate("second", { name: "ci" }));
    const left = ci.live.find(({ id }) => id !== current)?.id;
    expect(message).toMatch(
      new RegExp(`nothing was deleted.*\\n  ${left} .*: curl -X DELETE`, "s"),
    );
    expect(message).not.toContain(`${current} (`);
  });

  /** A credential of the same account that no state knows. */
  async function madeBeside(ci: Rotating, name: unknown, simulator = given().simulator) {
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;
    const [account = ""] = ci.live.map(({ service_account_id }) => service_account_id);
    const owner = { organization_id: simulator.organizationId };
    return credentials.create(account, { ...owner, name: String(name) });
  }

  test("what bears its name and is not in the state is superseded by the next rotation, and told", async () => {
    const ci = await declared();
    const left = await madeBeside(ci, ci.outputs.name);
    const other = await madeBeside(ci, "somebody else's");

    await ci.rotate("second");
    const [first, second] = ci.previous;
    expect(first).toMatchObject({ credentialId: left.id, supersededAt: ci.outputs.createdAt });
    expect(second?.retiresAt).toBe(first?.retiresAt);
    expect(ci.live).toHaveLength(4);
    await given().provider.hasTold(`client id "${left.client_id}", bears its name and was not in`);

    ci.letDaysPass(8);
    await ci.update({ rotateWhenChanged: { key: "second" } });
    expect(ci.live.map(({ id }) => id)).toEqual([other.id, ci.outputs.credentialId]);
  });

  test("a state that was rolled back cuts nobody off from what it has forgotten", async () => {
    const ci = await declared();
    const before = ci.held;
    await ci.rotate("second");
    const forgotten = ci.outputs;

    ci.held = before;
    await ci.rotate("third");
    await logIn(given().simulator, forgotten);
    expect(ci.previous.map(({ clientId }) => clientId)).toContain(forgotten.clientId);
  });

  test("that the credentials can't be listed keeps no rotation from its date", async () => {
    const ci = await declared();
    const { simulator, provider } = given();
    simulator.fault({ kind: "status", status: 403, operation: "listCredentials" });
    await ci.rotate("second");
    expect(ci.live).toHaveLength(2);
    await provider.hasTold("has left a credential could not be found out. Can't list");
  });

  test("what is used under its name is kept by a deletion, and told", async () => {
    let aheadMs = 0;
    const later = { now: () => Date.now() + aheadMs };
    const keepsUsed = async (simulator: Simulator) => {
      const settings = {
        config: configFor(simulator),
        type: "RotatingServiceAccountCredential" as const,
      };
      await withProvider(door, settings, async (provider) => {
        const ci = await Rotating.declared({ simulator, provider });
        const used = await madeBeside(ci, ci.outputs.name, simulator);
        aheadMs = 120_000;
        await logIn(simulator, { clientId: used.client_id, clientSecret: used.client_secret });

        await provider.delete(ci.held);
        expect(ci.liveClientIds).toEqual([used.client_id]);
        await provider.hasTold(`(${used.id}), which no state knows any more, is kept: it was used`);
      });
    };
    await simulated(keepsUsed, later)();
  });

  test("a deletion removes what a killed run made, also under a name that drifted since", async () => {
    const ci = await declared();
    await madeBeside(ci, ci.outputs.name);
    const other = await madeBeside(ci, "somebody else's");
    given().simulator.changeCredential(String(ci.outputs.credentialId), { name: "by hand" });
    ci.held = await given().provider.read(ci.held);

    await given().provider.delete(ci.held);
    expect(ci.live.map(({ id }) => id)).toEqual([other.id]);
  });

  test("a deletion under a chosen name leaves what others may have made", async () => {
    const chosen = await declared({ name: "ci" });
    await madeBeside(chosen, "ci");
    await given().provider.delete(chosen.held);
    expect(chosen.live).toHaveLength(1);
    expect(operations(given().simulator).at(-1)).toBe("deleteCredential");
  });

  test("a lost answer and a refused login together are both told", async () => {
    const ci = await declared({ name: "ci", verify: true });
    const { simulator } = given();
    simulator.fault({ kind: "reset", effect: "after", operation: "createCredential" });
    const page = JSON.stringify({
      items: [],
      page_info: { has_next_page: false, has_prev_page: false },
    });
    simulator.fault({ kind: "malformed", body: page, operation: "listCredentials" });
    simulator.fault({ kind: "status", status: 401, operation: "token", times: 2 });

    const { message } = await providerErrorOf(ci.rotate("second", { name: "ci", verify: true }));
    expect(message).toMatch(/^The next credential was made, but logging in with it failed/);
    const [left, ...others] = ci.live.filter(({ id }) => id !== ci.outputs.credentialId);
    expect(others).toEqual([]);
    await given().provider.hasTold(`${left?.id} (created at`);
  });

  test.each<[string, Values]>([
    ["rotationAnchor", { rotationAnchor: "some day" }],
    ["previous", { previous: null }],
    ["createdAt", { createdAt: null }],
    [
      "previous[0].retiresAt",
      {
        previous: [
          { credentialId: "a", clientId: "b", createdAt: "", supersededAt: "", retiresAt: "" },
        ],
      },
    ],
  ])(
    "a state whose %s was edited is named before anything is made or deleted",
    async (property, edit) => {
      const ci = await declared();
      ci.held = { ...ci.held, outputs: { ...ci.outputs, ...edit } };
      const { provider, simulator } = given();
      const steps = [
        () => provider.diff(ci.held, ci.held.inputs),
        () => ci.rotate("second"),
        () => provider.delete(ci.held),
      ];
      for (const step of steps) {
        const { message } = await providerErrorOf(step());
        expect(message).toMatch(/^The state of RotatingServiceAccountCredential .* can't be used/);
        expect(message).toContain(property);
      }
      expect(operations(simulator)).toEqual([]);
    },
  );

  test("under a name that was chosen once, a rotation deletes nobody else's credential", async () => {
    const ci = await declared({ name: "ci" });
    const other = await madeBeside(ci, "ci");

    await ci.update();
    expect(ci.outputs).toMatchObject({ name: "ci", autoName: "ci", autoNameIsChosen: true });
    ci.held = await given().provider.read(ci.held);
    await ci.rotate("second");
    expect(ci.live.map(({ id }) => id)).toContain(other.id);
    expect(ci.live.map(({ name }) => name)).toEqual(["ci", "ci", "ci"]);
  });

  test("a superseded one that can't be deleted is a warning, so that the new one is published", async () => {
    const ci = await declared();
    await ci.rotate("second");
    ci.letDaysPass(8);
    given().simulator.fault({ kind: "status", status: 403, operation: "deleteCredential" });

    const { outputs } = await ci.rotate("third");
    await given().provider.hasTold("and is kept: it could not be deleted. Can't delete credential");
    await logIn(given().simulator, outputs);
    const recorded = [...ci.previous.map(({ clientId }) => clientId), outputs.clientId];
    expect(recorded).toEqual(ci.liveClientIds);

    await ci.update({ rotateWhenChanged: { key: "third" } });
    expect(ci.liveClientIds).toEqual(recorded.slice(1));
  });

  test("a new one that doesn't log in is removed again, and the current one stays", async () => {
    const ci = await declared({ verify: true });
    const { clientId } = ci.outputs;
    given().simulator.fault({ kind: "status", status: 403, operation: "token" });

    const { message, partialFailure } = await providerErrorOf(
      ci.rotate("second", { verify: true }),
    );
    expect(message).toMatch(/^The next credential was made, but logging in with it failed/);
    expect(partialFailure).toBeUndefined();
    expect(ci.liveClientIds).toEqual([clientId]);
  });

  test("one that neither logs in nor can be removed is recorded, and removed with the next update", async () => {
    const ci = await declared({ verify: true });
    const { clientId } = ci.outputs;
    given().simulator.fault({ kind: "status", status: 403, operation: "token" });
    given().simulator.fault({ kind: "status", status: 403, operation: "deleteCredential" });

    const { partialFailure } = await providerErrorOf(ci.rotate("second", { verify: true }));
    const outputs = (partialFailure?.outputs ?? {}) as Values;
    expect(outputs.clientId).toBe(clientId);
    expect(ci.live).toHaveLength(2);

    ci.held = { ...ci.held, outputs };
    await ci.rotate("second", { verify: true });
    expect(ci.liveClientIds).toEqual([clientId, ci.outputs.clientId]);
  });

  test("a current one that doesn't log in any more keeps those before it alive", async () => {
    const ci = await declared();
    await ci.rotate("second");
    ci.letDaysPass(8);
    given().simulator.fault({ kind: "status", status: 401, operation: "token" });

    const verified = ci.update({ ...second, verify: true });
    expect((await providerErrorOf(verified)).message).toMatch(/logging in with it failed/);
    expect(ci.live).toHaveLength(2);
  });

  test("the provider's own login rotates, and stays while the provider is logged in with it", async () => {
    const { simulator } = given();
    const ci = await declared();
    const { clientId, clientSecret } = ci.outputs;
    const config = {
      ...configFor(simulator),
      "keycard:clientId": String(clientId),
      "keycard:clientSecret": String(clientSecret),
    };
    await ci.rotate("second");
    ci.letDaysPass(8);
    simulator.clearRequests();
    await withProvider(
      door,
      { config, type: "RotatingServiceAccountCredential" },
      async (provider) => {
        const { outputs } = await provider.update(ci.held, ci.held.inputs);
        await provider.hasTold("this provider itself is logged in with it");
        expect(outputs.previous).toEqual(ci.outputs.previous);
        const { message } = await providerErrorOf(provider.delete(ci.held));
        expect(message).toMatch(
          /^Won't delete the credential that this provider is logged in with/,
        );
        expect(operations(simulator)).toEqual([]);
      },
    );
    expect(liveIn(simulator)).toEqual([]);
    expect(ci.live).toHaveLength(2);
  });
});
