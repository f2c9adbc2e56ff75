import { liveIn } from "../support/live-credentials";
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
