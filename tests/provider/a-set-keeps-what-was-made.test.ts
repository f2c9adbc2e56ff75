import { CredentialSet, type Declarations } from "./credential-set";
import { eachDoor } from "./door";
import {
  configFor,
  created,
  logIn,
  operations,
  type Provided,
  providedToAll,
  providerErrorOf,
  withProvider,
} from "./provided";
import type { ProviderProcess } from "./provider-process";
import type { Values } from "./wire";

const keys = Array.from({ length: 40 }, (_, number) => `k${number}`);
const forty: Declarations = Object.fromEntries(keys.map((key) => [key, {}]));

eachDoor((door) => {
  const given = providedToAll(door, "ServiceAccountCredentialSet");
  const declared = (credentials: Declarations, program?: Values) =>
    CredentialSet.declared(given(), credentials, program);

  function inAnotherProcess(work: (provider: ProviderProcess) => Promise<void>): Promise<void> {
    const config = configFor(given().simulator);
    return withProvider(door, { config, type: "ServiceAccountCredentialSet" }, work);
  }

  /** A creation of forty that fails in the middle, and what the state keeps of it. */
  async function failedInTheMiddle({ simulator, provider }: Provided) {
    const { serviceAccountId } = simulator.addServiceAccount(simulator.organizationId);
    const news = { logicalName: "fleet", serviceAccountId, credentials: forty };
    const { inputs } = await provider.check(news);
    simulator.fault({
      kind: "status",
      status: 403,
      operation: "createCredential",
      skip: 20,
      times: 100,
    });
    const error = await providerErrorOf(provider.create(inputs));
    simulator.clearFaults();
    const { id = "", outputs = {} } = error.partialFailure ?? {};
    return { error, inputs, serviceAccountId, held: { id, inputs, outputs } };
  }

  test("a creation that fails in the middle keeps what was made, and begins no other", async () => {
    const { error, held, serviceAccountId } = await failedInTheMiddle(given());
    const { simulator } = given();
    const live = simulator.credentials(serviceAccountId).map(({ id }) => id);
    expect(live).toHaveLength(20);
    expect(Object.values(held.outputs.credentialIds as Values).toSorted()).toEqual(live.toSorted());
    expect(Object.keys(held.outputs.clientSecrets as Values)).toHaveLength(20);
    expect(error.message).toMatch(/The credential "k\d+": .*answered 403/);
    expect(error.message).toMatch(
      /What was done is in the state, and the next `pulumi up` does the/,
    );
    const creates = operations(simulator).filter((one) => one === "createCredential");
    expect(creates.length).toBeLessThanOrEqual(20 + 16);
  });

  test("the next up makes the rest, and touches nothing that was made", async () => {
    const { held, inputs, serviceAccountId } = await failedInTheMiddle(given());
    const { simulator, provider } = given();
    const made = held.outputs.credentialIds as Record<string, string>;
    const done = await provider.update(held, inputs);
    expect(done.outputs.credentialIds).toMatchObject(made);
    expect(Object.keys(done.outputs.clientIds as Values).toSorted()).toEqual(keys.toSorted());
    expect(simulator.credentials(serviceAccountId)).toHaveLength(40);
    expect(await provider.diff(done, inputs)).toMatchObject({ changes: "none" });
  });

  test("a refresh after the failure forgets nothing, and shows what is missing as a change", async () => {
    const { held, inputs } = await failedInTheMiddle(given());
    const { provider } = given();
    const refreshed = await provider.read(held);
    expect(refreshed.outputs.clientSecrets).toEqual(held.outputs.clientSecrets);
    expect(await provider.diff(refreshed, inputs)).toMatchObject({ changes: "some" });
  });

  test("a creation of which nothing was made is in no state", async () => {
    const { simulator, provider } = given();
    const { serviceAccountId } = simulator.addServiceAccount(simulator.organizationId);
    const { inputs } = await provider.check({ serviceAccountId, credentials: { a: {}, b: {} } });
    simulator.fault({ kind: "status", status: 403, operation: "createCredential", times: 100 });
    const { partialFailure } = await providerErrorOf(provider.create(inputs));
    expect(partialFailure).toBeUndefined();
  });

  test("answers that are lost leave one credential for each key", async () => {
    const { simulator } = given();
    const set = declared(Object.fromEntries(keys.slice(0, 6).map((key) => [key, {}])));
    simulator.fault({ kind: "reset", effect: "after", operation: "createCredential", times: 3 });
    const { live, ids } = await set;
    expect(live.map(({ id }) => id).toSorted()).toEqual(Object.values(ids).toSorted());
  });

  test("a rate limit is ridden out", async () => {
    const { simulator } = given();
    simulator.fault({
      kind: "rateLimit",
      retryAfter: "0",
      operation: "createCredential",
      skip: 5,
      times: 10,
    });
    const { live } = await declared(forty);
    expect(live).toHaveLength(40);
  });

  test("what could not be deleted stays in the state, and the next up deletes it", async () => {
    const set = await declared({ a: {}, b: {}, c: {} });
    const { a = "", b = "" } = set.ids;
    const { simulator, provider } = given();
    simulator.fault({ kind: "status", status: 403, operation: "deleteCredential", times: 100 });
    const rest = { b: { rotateWhenChanged: { key: "second" } }, c: {} };
    const { partialFailure } = await providerErrorOf(set.update(rest));
    simulator.clearFaults();
    const outputs = partialFailure?.outputs ?? {};
    const pending = outputs.pendingDeletes as Values;
    expect(Object.keys(pending).toSorted()).toEqual([a, b].toSorted());

    const inputs = await set.inputs(rest);
    set.held = { id: set.held.id, inputs, outputs };
    expect(await set.diff(rest)).toMatchObject({ changes: "some" });
    await provider.hasTold("2 left of an earlier update to delete");
    await set.update(rest);
    expect(set.held.outputs).not.toHaveProperty("pendingDeletes");
    expect(set.live.map(({ id }) => id).toSorted()).toEqual(Object.values(set.ids).toSorted());
  });

  test("what an up has left that was killed, the next one deletes by its names", async () => {
    const set = await declared({ a: {} });
    const before = set.held;
    await set.update({ a: { rotateWhenChanged: { key: "second" } }, b: {} });
    set.held = before;
    const kept = given().simulator.credentials(set.serviceAccountId).length;
    expect(kept).toBe(2);
    const inputs = await set.inputs({ a: { rotateWhenChanged: { key: "second" } }, b: {} });
    await inAnotherProcess(async (provider) => {
      set.held = await provider.update(before, inputs);
    });
    expect(set.live.map(({ id }) => id).toSorted()).toEqual(Object.values(set.ids).toSorted());
  });

  test("what an up has left that was killed, a destroy deletes by its names", async () => {
    const set = await declared({ a: {} });
    const before = set.held;
    await set.update({ a: {}, b: {}, c: {} });
    await inAnotherProcess((provider) => provider.delete(before));
    expect(set.live).toEqual([]);
  });

  test("what the same up has made under such a name is no leftover", async () => {
    const set = await declared({ a: {} });
    const name = `b-${set.held.outputs.autoName}`;
    const { serviceAccountId } = set;
    const credentials = { other: { name } };
    await created(given(), { logicalName: "other", serviceAccountId, credentials });
    await given().provider.delete(set.held);
    expect(set.live.map((one) => one.name)).toEqual([name]);
  });

  test("nobody revokes their own login: neither by removing nor by replacing its key", async () => {
    const own = await declared({ own: {}, other: {} });
    const { simulator } = given();
    const clientSecret = String((own.held.outputs.clientSecrets as Values).own);
    const config = {
      ...configFor(simulator),
      "keycard:clientId": own.clientIds.own ?? "",
      "keycard:clientSecret": clientSecret,
    };
    const type = "ServiceAccountCredentialSet";
    await withProvider(door, { config, type }, async (provider) => {
      for (const rest of [{ other: {} }, { other: {}, own: { rotateWhenChanged: { a: "b" } } }]) {
        const inputs = await own.inputs(rest);
        const { message } = await providerErrorOf(provider.update(own.held, inputs));
        expect(message).toMatch(
          /^Won't delete the credential that this provider is logged in with/,
        );
      }
      const { message } = await providerErrorOf(provider.delete(own.held));
      expect(message).toMatch(/^Won't delete the set with the credential that this provider/);
    });
    expect(own.live).toHaveLength(2);
  });

  test("a set that may revoke its own login is destroyed, that login last", async () => {
    const own = await declared({ own: {}, other: {} }, { allowSelfRevocation: true });
    const { simulator } = given();
    const config = {
      ...configFor(simulator),
      "keycard:clientId": own.clientIds.own ?? "",
      "keycard:clientSecret": String((own.held.outputs.clientSecrets as Values).own),
    };
    const type = "ServiceAccountCredentialSet";
    await withProvider(door, { config, type }, (provider) => provider.delete(own.held));
    expect(own.live).toEqual([]);
  });

  test("what is in doubt is kept where somebody has used it", async () => {
    const set = await declared({ a: {}, b: {} });
    const { a = "" } = set.ids;
    const { simulator } = given();
    const { autoName, clientSecrets } = set.held.outputs;
    const clientSecret = String((clientSecrets as Values).a);
    await logIn(simulator, { clientId: set.clientIds.a ?? "", clientSecret });
    const without = (byKey: Values) => ({ b: byKey.b ?? "" });
    set.held.outputs = {
      ...set.held.outputs,
      credentials: { b: {} },
      credentialIds: without(set.ids),
      clientIds: without(set.clientIds),
      clientSecrets: without(clientSecrets as Values),
      pendingCreates: { [`a-${autoName}`]: new Date().toISOString() },
    };
    const inputs = await set.inputs({ b: {} });
    const settings = { config: configFor(simulator), type: "ServiceAccountCredentialSet" as const };
    await withProvider(door, settings, async (provider) => {
      await provider.diff(set.held, inputs);
      await provider.hasTold("1 of an earlier update in doubt, to look for.");
      await provider.update(set.held, inputs);
      await provider.hasTold("is kept: it was used at");
    });
    expect(set.live.map(({ id }) => id)).toContain(a);
  });

  test.each<[string, Values]>([
    ["credentialIds", { credentialIds: { a: 1 } }],
    ["clientIds", { clientIds: null }],
    ["credentials", { credentials: { a: { colour: "blue" } } }],
    ["the same keys", { credentialIds: {} }],
    ["the same keys", { clientSecrets: {} }],
  ])("a state whose %s was edited is refused before anything is sent", async (what, edit) => {
    const set = await declared({ a: {} });
    set.held = { ...set.held, outputs: { ...set.held.outputs, ...edit } };
    const { provider, simulator } = given();
    const steps = [
      () => provider.diff(set.held, set.held.inputs),
      () => set.update({ b: {} }),
      () => provider.read(set.held),
      () => provider.delete(set.held),
    ];
    for (const step of steps) {
      const { message } = await providerErrorOf(step());
      expect(message).toMatch(/^The state of ServiceAccountCredentialSet .* can't be used/);
      expect(message).toContain(what);
    }
    expect(operations(simulator)).toEqual([]);
  });
});
