import { CredentialSet, type Declarations } from "./credential-set";
import { eachDoor } from "./door";
import { logIn, operations, providedToAll, providerErrorOf } from "./provided";
import type { Values } from "./wire";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const four: Declarations = { a: {}, b: { name: "chosen" }, c: { description: "third" }, d: {} };

eachDoor((door) => {
  const given = providedToAll(door, "ServiceAccountCredentialSet");
  const declared = (credentials = four, program?: Values) =>
    CredentialSet.declared(given(), credentials, program);

  test("a set has a credential for each key, named after the key and the set, and each logs in", async () => {
    const set = await declared();
    const { autoName, clientSecrets } = set.held.outputs;
    expect(autoName).toMatch(/^fleet-[0-9a-f]{7}$/);
    expect(set.live.map(({ name }) => name).toSorted()).toEqual(
      [`a-${autoName}`, `d-${autoName}`, `c-${autoName}`, "chosen"].toSorted(),
    );
    for (const [key, clientId] of Object.entries(set.clientIds)) {
      const clientSecret = (clientSecrets as Values)[key] ?? "";
      await logIn(given().simulator, { clientId, clientSecret });
    }
    expect(Object.keys(set.clientIds)).toEqual(["a", "b", "c", "d"]);
  });

  test("creating n sends n requests", async () => {
    const { simulator, provider } = given();
    const { serviceAccountId } = simulator;
    const { inputs } = await provider.check({ serviceAccountId, credentials: four });
    await provider.create(inputs);
    const sent = operations(simulator).filter((one) => one !== "token");
    expect(sent).toEqual(Array(4).fill("createCredential"));
  });

  test("what is added, described, renamed, replaced and removed touches no other key", async () => {
    const set = await declared({ ...four, e: {}, f: {} });
    const before = { ...set.ids };
    await set.update({
      a: {},
      b: { name: "renamed" },
      c: { description: "described anew" },
      e: { rotateWhenChanged: { leak: "yesterday" } },
      f: {},
      g: {},
    });
    expect(set.ids).toMatchObject({ a: before.a, b: before.b, c: before.c, f: before.f });
    expect(set.ids.e).not.toBe(before.e);
    expect(set.ids).not.toHaveProperty("d");
    expect(set.live.map(({ id }) => id).toSorted()).toEqual(Object.values(set.ids).toSorted());
    expect(set.live.find(({ id }) => id === set.ids.b)?.name).toBe("renamed");
    expect(set.live.find(({ id }) => id === set.ids.c)?.description).toBe("described anew");
    expect(operations(given().simulator).toSorted()).toEqual([
      "createCredential",
      "createCredential",
      "deleteCredential",
      "deleteCredential",
      "listCredentials",
      "updateCredential",
      "updateCredential",
    ]);
  });

  test("of a replaced credential the new one is made before the old is deleted", async () => {
    const set = await declared();
    await set.update({ ...four, a: { rotateWhenChanged: { quarter: "4" } } });
    const sent = operations(given().simulator);
    expect(sent).toEqual(["listCredentials", "createCredential", "deleteCredential"]);
  });

  test("a program that says the same in other words changes nothing", async () => {
    const set = await declared();
    const same = { ...four, a: { description: "", rotateWhenChanged: {} } };
    expect(await set.diff(same)).toMatchObject({ changes: "none" });
  });

  test("an explicit name that is no longer given becomes the generated one, in place", async () => {
    const set = await declared();
    const { b } = set.ids;
    await set.update({ ...four, b: {} });
    expect(set.ids.b).toBe(b);
    expect(set.live.find(({ id }) => id === b)?.name).toBe(`b-${set.held.outputs.autoName}`);
  });

  test("a name that the program pins to what it is changes the state, and then nothing any more", async () => {
    const set = await declared();
    const pinned = { ...four, a: { name: `a-${set.held.outputs.autoName}` } };
    given().simulator.clearRequests();
    await set.update(pinned);
    expect(operations(given().simulator)).toEqual([]);
    expect(await set.diff(pinned)).toMatchObject({ changes: "none" });
    set.held = await given().provider.read(set.held);
    expect(await set.diff(pinned)).toMatchObject({ changes: "none" });
  });

  test("a refresh of 2,000 keys sends twenty lists", async () => {
    const keys = Array.from({ length: 2_000 }, (_, number) => [`k${number}`, {}]);
    const set = await declared(Object.fromEntries(keys));
    await given().provider.read(set.held);
    expect(operations(given().simulator)).toEqual(Array(20).fill("listCredentials"));
  });

  test("the user is told which keys change, and how", async () => {
    const set = await declared();
    await set.diff({
      b: { name: "chosen" },
      c: { description: "described anew" },
      d: { rotateWhenChanged: { quarter: "4" } },
      e: {},
    });
    await given().provider.hasTold(
      '1 to create: "e"; 1 to replace: "d"; 1 to change: "c"; 1 to delete: "a".',
    );
  });

  test("what may be replaced, as a value is not known yet, is told as that", async () => {
    const set = await declared({ ...four, a: { rotateWhenChanged: { key: "3" } } });
    await set.diff({ ...four, a: { rotateWhenChanged: { key: unknown } } });
    await given().provider.hasTold('1 to replace or to leave, by what is not known yet: "a".');
    await set.diff({ ...four, a: { rotateWhenChanged: { key: unknown, quarter: "4" } } });
    await given().provider.hasTold('1 to replace: "a".');
  });

  test("a name that ends as the generated ones do is refused, and a key's own is not", async () => {
    const set = await declared();
    const name = `a-${set.held.outputs.autoName}`;
    await expect(set.inputs({ ...four, b: { name } })).rejects.toThrow(
      `ends with \\"-${set.held.outputs.autoName}\\", as the names do that are generated for this set.`,
    );
    await set.inputs({ ...four, a: { name } });
  });

  test("of many keys ten are told", async () => {
    const set = await declared();
    const more = Object.fromEntries([...Array(12).keys()].map((n) => [`k${n}`, {}]));
    await set.diff({ ...four, ...more });
    await given().provider.hasTold('12 to create: "k0", "k1", "k10", "k11", "k2"');
    await given().provider.hasTold('"k7" and 2 more.');
  });

  test("another service account replaces the set", async () => {
    const set = await declared();
    const inputs = await set.inputs(four, { serviceAccountId: "another" });
    const { replaces } = await given().provider.diff(set.held, inputs);
    expect(replaces).toEqual(["serviceAccountId"]);
  });

  test("a refresh shows what was renamed, described and deleted outside, and up puts it right", async () => {
    const set = await declared();
    const { simulator, provider } = given();
    simulator.changeCredential(set.ids.a ?? "", { name: "renamed outside" });
    simulator.changeCredential(set.ids.c ?? "", { description: "" });
    simulator.removeCredential(set.ids.d ?? "");
    const { clientSecrets } = set.held.outputs;
    set.held = await provider.read(set.held);
    await provider.hasTold('the credentials of these keys were deleted outside Pulumi: "d"');
    const drifted = { a: { name: "renamed outside" }, b: { name: "chosen" }, c: {} };
    expect(set.held.inputs.credentials).toEqual(drifted);
    expect(Object.keys(set.ids)).toEqual(["a", "b", "c"]);
    const { d, ...others } = clientSecrets as Values;
    expect(set.held.outputs.clientSecrets).toEqual(others);

    expect(await set.diff(four)).not.toMatchObject({ changes: "none" });
    await set.update(four);
    expect(await set.diff(four)).toMatchObject({ changes: "none" });
    expect(set.live.map(({ name, description }) => ({ name, description }))).toContainEqual({
      name: `c-${set.held.outputs.autoName}`,
      description: "third",
    });
    expect(set.live).toHaveLength(4);
  });

  test("a set of which nothing is left is gone", async () => {
    const set = await declared();
    for (const id of Object.values(set.ids)) given().simulator.removeCredential(id);
    expect((await given().provider.read(set.held)).id).toBe("");
  });

  test("a set without credentials is a set", async () => {
    const set = await declared({});
    expect((await given().provider.read(set.held)).id).toBe(set.held.id);
    await set.update(four);
    expect(set.live).toHaveLength(4);
    await set.update({});
    expect(set.live).toHaveLength(0);
  });

  test("a destroyed set leaves nothing", async () => {
    const set = await declared();
    await given().provider.delete(set.held);
    expect(set.live).toEqual([]);
    expect(operations(given().simulator).toSorted()).toEqual([
      ...Array(4).fill("deleteCredential"),
      "listCredentials",
    ]);
  });

  test("a set can't be imported by its id, and the error says what to do", async () => {
    const set = await declared();
    const { message } = await providerErrorOf(given().provider.get(set.held.id));
    expect(message).toMatch(/can't be imported by its id.*Import them one by one/);
  });

  const longKey = "k".repeat(101);
  test.each<[string, Values, RegExp]>([
    [
      "a key that is too long",
      { [longKey]: {} },
      /has the key "k+"\. A key has 1 to 100 characters/,
    ],
    [
      "a key with a quotation mark",
      { 'a"b': {} },
      /A key has 1 to 100 characters, none of them a quot/,
    ],
    ["a key that Pulumi keeps for itself", { __x: {} }, /doesn't begin with "__"/],
    [
      "a property that no credential has",
      { a: { nmae: "x" } },
      /"nmae" is nothing that "credentials\.a" may hold/,
    ],
    [
      "a name that is too long",
      { a: { name: "x".repeat(256) } },
      /"credentials\.a\.name" is .*256/,
    ],
    ["a credential that is no object", { a: "ci" }, /"credentials\.a" is of type string/],
  ])("%s is refused before anything is sent", async (_, credentials, reason) => {
    const { provider, simulator } = given();
    const { serviceAccountId } = simulator;
    const { failures } = await provider.check({ serviceAccountId, credentials });
    expect(failures.map((failure) => failure.reason).join("\n")).toMatch(reason);
    expect(operations(simulator)).toEqual([]);
  });
});
