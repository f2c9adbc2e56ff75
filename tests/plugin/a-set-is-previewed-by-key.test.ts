import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { CredentialSet, type Declarations } from "../provider/credential-set";
import { configFor, operations } from "../provider/provided";
import { isSecret, revealed, secret } from "../provider/secrets-on-the-wire";
import type { Values } from "../provider/wire";
import { until } from "../support/until";
import { plugged, pluggedToAll } from "./plugged";

const type = "ServiceAccountCredentialSet";
const given = pluggedToAll(type);
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const kinds = new Map(
  Object.entries(messages.PropertyDiff.Kind).map(([name, kind]) => [kind, name]),
);

const four: Declarations = { a: {}, b: { name: "chosen" }, c: { description: "third" }, d: {} };
const changed: Declarations = {
  b: { name: "chosen" },
  c: { description: "described anew" },
  d: { rotateWhenChanged: { quarter: "4" } },
  e: {},
};

test("what changes of a key is told as that key's change", async () => {
  const set = await CredentialSet.declared(given(), four);
  const response = await given().provider.explain(set.held, await set.inputs(changed));
  const told = [...response.getDetaileddiffMap().entries()];
  expect(Object.fromEntries(told.map(([path, one]) => [path, kinds.get(one.getKind())]))).toEqual({
    'credentials["a"]': "DELETE",
    'credentials["c"]': "UPDATE",
    'credentials["d"]': "UPDATE",
    'credentials["e"]': "ADD",
  });
  expect(response.getDiffsList().filter((name) => name === "credentials")).toHaveLength(1);
});

test("a preview knows the outputs of every key but those that are made", async () => {
  const set = await CredentialSet.declared(given(), four);
  const inputs = await set.inputs(changed);
  given().simulator.clearRequests();
  const { clientIds, credentialIds, clientSecrets } = await given().provider.previewUpdate(
    set.held,
    inputs,
  );
  const { b = "", c = "" } = set.clientIds;
  expect(clientIds).toEqual({ b, c, d: unknown, e: unknown });
  expect(credentialIds).toEqual({ b: set.ids.b, c: set.ids.c, d: unknown, e: unknown });
  expect(isSecret(clientSecrets)).toBe(true);
  const before = revealed(set.held.outputs.clientSecrets as Values) as Values;
  expect(revealed(clientSecrets as Values)).toEqual({
    b: before.b,
    c: before.c,
    d: unknown,
    e: unknown,
  });
  expect(operations(given().simulator)).toEqual([]);
});

test("a preview of other names and descriptions is what the step then does", async () => {
  const set = await CredentialSet.declared(given(), four);
  const news = await set.inputs({ ...four, a: { name: "renamed" }, c: {} });
  const { provider } = given();
  const previewed = await provider.previewUpdate(set.held, news);
  expect(previewed).toEqual((await provider.update(set.held, news)).outputs);
});

test.each<[string, Values, Values | string]>([
  ["all of them", { credentials: unknown }, unknown],
  ["one of them", { credentials: { ...four, a: unknown } }, { a: unknown }],
  [
    "what replaces one",
    { credentials: { ...four, a: { rotateWhenChanged: { k: unknown } } } },
    { a: unknown },
  ],
  ["one's name", { credentials: { ...four, a: { name: unknown } } }, {}],
])(
  "while the program doesn't know %s, a preview knows the others",
  async (_, program, expected) => {
    const set = await CredentialSet.declared(given(), four);
    const inputs = await set.inputs({}, program);
    const { provider } = given();
    expect(await provider.diff(set.held, inputs)).toMatchObject({ changes: "some", replaces: [] });
    const { clientIds } = await provider.previewUpdate(set.held, inputs);
    expect(clientIds).toEqual(
      typeof expected === "string" ? expected : { ...set.clientIds, ...expected },
    );
  },
);

test("a creation is previewed with outputs that aren't known, and no name of its own", async () => {
  const { provider, simulator } = given();
  const { inputs } = await provider.check({
    serviceAccountId: simulator.serviceAccountId,
    credentials: { a: {} },
  });
  const { outputs } = await provider.previewCreate(inputs);
  expect(outputs).toMatchObject({ clientIds: unknown, clientSecrets: secret(unknown) });
  expect(outputs).not.toHaveProperty("name");
});

test(
  "a set whose engine vanishes before it hears of it is undone",
  plugged(
    async ({ plugin, provider, simulator }) => {
      const { serviceAccountId } = simulator.addServiceAccount(simulator.organizationId);
      const keys = Array.from({ length: 30 }, (_, number) => [`k${number}`, {}]);
      const program = { serviceAccountId, credentials: Object.fromEntries(keys) };
      const { inputs } = await provider.check(program);
      simulator.fault({
        kind: "delay",
        delayMs: 1_000,
        effect: "after",
        operation: "createCredential",
        skip: 12,
        times: 4,
      });
      const request = new messages.CreateRequest()
        .setType(`keycard:index:${type}`)
        .setProperties(plugin.sent(inputs));
      const abandoned = plugin.client.create(request, () => {});
      await until(() => simulator.credentials(serviceAccountId).length > 12);
      abandoned.cancel();
      plugin.loseEngine();
      expect(await plugin.process.ended).toBe(0);
      expect(simulator.credentials(serviceAccountId)).toEqual([]);
    },
    (simulator) => ({ config: configFor(simulator), type }),
  ),
  60_000,
);

test("where generated names are turned off, each credential has to have one", async () => {
  const { provider, simulator } = given();
  const { serviceAccountId } = simulator;
  const { Mode } = messages.CheckRequest.AutonamingOptions;
  const autonaming = new messages.CheckRequest.AutonamingOptions().setMode(Mode.DISABLE);
  const check = (credentials: Declarations) =>
    provider.check({ serviceAccountId, credentials }, {}, { autonaming });
  const { failures } = await check({ a: { name: "chosen" }, b: {} });
  expect(failures).toEqual([
    { property: "", reason: expect.stringMatching(/"credentials\["b"\]\.name" is not given/) },
  ]);
  const named = await check({ a: { name: "chosen" } });
  expect(named.failures).toEqual([]);
  const { outputs } = await provider.create(named.inputs);
  expect(Object.keys(outputs.clientIds as Values)).toEqual(["a"]);
});
