import { PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import { created } from "../provider/provided";
import type { Held } from "../provider/provider-process";
import { secret } from "../provider/secrets-on-the-wire";
import type { Values } from "../provider/wire";
import { plugged, pluggedToAll } from "./plugged";

const given = pluggedToAll("RotatingServiceAccountCredential");
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const kinds = new Map(Object.entries(PropertyDiff.Kind).map(([name, kind]) => [kind, name]));

/** A diff against what the program gives; null removes an input. */
function diff(held: Held, change: Values, provider = given().provider) {
  const removed = Object.keys(change).filter((name) => change[name] === null);
  const news = Object.fromEntries(
    Object.entries({ ...held.inputs, ...change }).filter(([name]) => !removed.includes(name)),
  );
  return provider.explain(held, news);
}

/** What is told of each input, as in `add and replace`. */
async function explained(...args: Parameters<typeof diff>) {
  const response = await diff(...args);
  const entries = [...response.getDetaileddiffMap().entries()];
  expect(response.getDiffsList()).toEqual(expect.arrayContaining(entries.map(([name]) => name)));
  expect(response.getHasdetaileddiff()).toBe(entries.length > 0);
  for (const [, told] of entries) expect(told.getInputdiff()).toBe(true);
  return Object.fromEntries(
    entries.map(([name, told]) => [
      name,
      kinds.get(told.getKind())?.toLowerCase().replace("_", " and "),
    ]),
  );
}

const declared = () => created(given(), { name: "ci", rotateEveryDays: 30 });
const rotated = [
  "credentialId",
  "clientId",
  "clientSecret",
  "createdAt",
  "nextRotationAt",
  "previous",
];

test.each<[string, Values, Record<string, string>]>([
  ["nothing", {}, {}],
  ["an input that is added", { description: "new" }, { description: "add" }],
  ["one that is added and secret", { description: secret("new") }, { description: "add" }],
  ["one that is changed", { name: "deploy" }, { name: "update" }],
  ["one that isn't known yet", { name: unknown }, { name: "update" }],
  ["a rotation", { rotateWhenChanged: { key: "b" } }, { rotateWhenChanged: "add" }],
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

test("a rotation names the outputs that it changes, among what differs", async () => {
  const response = await diff(await declared(), { rotateWhenChanged: { key: "b" } });
  expect(response.getDiffsList()).toEqual(["rotateWhenChanged", ...rotated]);
});

test("what is due by the clock is no change in a refresh, which diffs before any check", async () => {
  const held = await declared();
  const past = "2020-01-01T00:00:00Z";
  const state = { ...held, outputs: { ...held.outputs, nextRotationAt: past } };
  expect((await diff(state, {})).getDiffsList()).toEqual(rotated);
  await plugged(
    async ({ provider, plugin }) => {
      expect((await diff(state, {}, provider)).getDiffsList()).toEqual([]);
      expect(plugin.log.entries).toEqual([]);
      await provider.check(state.inputs, state.inputs);
      expect((await diff(state, {}, provider)).getDiffsList()).toEqual(rotated);
    },
    () => ({ type: "RotatingServiceAccountCredential" }),
  )();
});

test("what is due is logged at the resource, as information", async () => {
  const { plugin } = given();
  const held = await declared();
  const state = { ...held.outputs, nextRotationAt: "2020-01-01T00:00:00Z" };
  await diff({ ...held, outputs: state }, {});
  await plugin.told.until("due since 2020-01-01");
  expect(plugin.log.entries.at(-1)).toEqual({
    severity: "info",
    message: 'a rotation is due since 2020-01-01T00:00:00Z: "rotateEveryDays" is 30.',
    urn: expect.stringMatching(
      /^urn:pulumi:dev::\w+::keycard:index:RotatingServiceAccountCredential::ci$/,
    ),
  });
});
