import { PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import { created } from "../provider/provided";
import type { Held } from "../provider/provider-process";
import { secret } from "../provider/secrets-on-the-wire";
import type { Values } from "../provider/wire";
import { plugged, pluggedToAll } from "./plugged";

const given = pluggedToAll("RotatingServiceAccountCredential");
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const kinds = new Map(Object.entries(PropertyDiff.Kind).map(([name, kind]) => [kind, name]));

/** What is told of each property, as in `add` or `update, of outputs`. */
async function explained(held: Held, change: Values, provider = given().provider) {
  const removed = Object.keys(change).filter((name) => change[name] === null);
  const news = Object.fromEntries(
    Object.entries({ ...held.inputs, ...change }).filter(([name]) => !removed.includes(name)),
  );
  const response = await provider.explain(held, news);
  const entries = [...response.getDetaileddiffMap().entries()];
  expect(response.getDiffsList().toSorted()).toEqual(entries.map(([name]) => name).toSorted());
  expect(response.getHasdetaileddiff()).toBe(entries.length > 0);
  return Object.fromEntries(
    entries.map(([name, diff]) => {
      const kind = kinds.get(diff.getKind())?.toLowerCase().replace("_", " and ");
      return [name, diff.getInputdiff() ? kind : `${kind}, of outputs`];
    }),
  );
}

const declared = () => created(given(), { name: "ci", rotateEveryDays: 30 });
const rotated = {
  credentialId: "update, of outputs",
  clientId: "update, of outputs",
  clientSecret: "update, of outputs",
  createdAt: "update, of outputs",
  nextRotationAt: "update, of outputs",
  previous: "update, of outputs",
};

test.each<[string, Values, Record<string, string>]>([
  ["nothing", {}, {}],
  ["an input that is added", { description: "new" }, { description: "add" }],
  ["one that is added and secret", { description: secret("new") }, { description: "add" }],
  ["one that is changed", { name: "deploy" }, { name: "update" }],
  ["one that isn't known yet", { name: unknown }, { name: "update" }],
  ["a rotation", { rotateWhenChanged: { key: "b" } }, { ...rotated, rotateWhenChanged: "add" }],
  [
    "what forces a replacement",
    { serviceAccountId: "other", name: "deploy" },
    { serviceAccountId: "update and replace", name: "update" },
  ],
])("%s is told as what it is", async (_, change, details) => {
  expect(await explained(await declared(), change)).toEqual(details);
});

test("an input that is removed is told as deleted", async () => {
  const held = await created(given(), { description: "old" });
  expect(await explained(held, { description: null })).toEqual({ description: "delete" });
});

test(
  "a plain credential's rotation is told as a replacement, whether it is added, changed or removed",
  plugged(async (plain) => {
    const without = await created(plain);
    const withOne = await created(plain, { rotateWhenChanged: { key: "a" } });
    const { provider } = plain;
    const told = [
      await explained(without, { rotateWhenChanged: { key: "a" } }, provider),
      await explained(withOne, { rotateWhenChanged: { key: "b" } }, provider),
      await explained(withOne, { rotateWhenChanged: null }, provider),
    ];
    expect(told.map(({ rotateWhenChanged }) => rotateWhenChanged)).toEqual([
      "add and replace",
      "update and replace",
      "delete and replace",
    ]);
  }),
);

test("drift that a refresh found is told as an update", async () => {
  const held = await declared();
  const drifted = { ...held, outputs: { ...held.outputs, name: "by hand" } };
  expect(await explained(drifted, {})).toEqual({ name: "update" });
});

test("what is due by the clock is no change in a refresh, which diffs before any check", async () => {
  const held = await declared();
  const past = "2020-01-01T00:00:00Z";
  const state = { ...held, outputs: { ...held.outputs, nextRotationAt: past } };
  expect(await explained(state, {})).toEqual(rotated);
  await plugged(
    async ({ provider, plugin }) => {
      expect(await explained(state, {}, provider)).toEqual({});
      expect(plugin.log.entries).toEqual([]);
      await provider.check(state.inputs, state.inputs);
      expect(await explained(state, {}, provider)).toEqual(rotated);
    },
    () => ({ type: "RotatingServiceAccountCredential" }),
  )();
});

test("what is due is logged at the resource, as information", async () => {
  const { plugin } = given();
  const held = await declared();
  const state = { ...held.outputs, nextRotationAt: "2020-01-01T00:00:00Z" };
  await explained({ ...held, outputs: state }, {});
  await plugin.told.until("due since 2020-01-01");
  expect(plugin.log.entries.at(-1)).toEqual({
    severity: "info",
    message: 'a rotation is due since 2020-01-01T00:00:00Z: "rotateEveryDays" is 30.',
    urn: expect.stringMatching(
      /^urn:pulumi:dev::\w+::keycard:index:RotatingServiceAccountCredential::ci$/,
    ),
  });
});
