import { CheckRequest } from "@pulumi/pulumi/proto/provider_pb";
import type { Naming } from "../provider/provider-process";
import type { Values } from "../provider/wire";
import { pluggedToAll } from "./plugged";

const given = pluggedToAll();
const { Mode } = CheckRequest.AutonamingOptions;

function autonaming(mode: CheckRequest.AutonamingOptions.Mode, proposed: string): Naming {
  return {
    autonaming: new CheckRequest.AutonamingOptions().setMode(mode).setProposedName(proposed),
  };
}

/** The name that check settles on. */
async function named(naming: Naming, program: Values = {}, olds: Values = {}): Promise<Values> {
  const { inputs, failures } = await check(naming, program, olds);
  expect(failures).toEqual([]);
  const { name, autoName, autoNameIsChosen } = inputs;
  return Object.fromEntries(
    Object.entries({ name, autoName, autoNameIsChosen }).filter(([, value]) => value !== undefined),
  ) as Values;
}

function check(naming: Naming, program: Values = {}, olds: Values = {}) {
  const { provider, simulator } = given();
  const { serviceAccountId } = simulator;
  return provider.check({ logicalName: "ci", serviceAccountId, ...program }, olds, naming);
}

test("without a configuration it is the logical name and seven characters of the engine's seed", async () => {
  const seed = Buffer.from("00112233445566778899", "hex");
  expect(await named({ seed })).toEqual({ autoName: "ci-0011223" });
});

test("another seed makes another name", async () => {
  expect(await named({ seed: Buffer.alloc(32, 1) })).not.toEqual(
    await named({ seed: Buffer.alloc(32, 2) }),
  );
});

test("an engine that sends no seed gets a random one", async () => {
  const seed = Buffer.alloc(0);
  const names = [await named({ seed }), await named({ seed })];
  for (const { autoName } of names) expect(autoName).toMatch(/^ci-[0-9a-f]{7}$/);
  expect(names[0]).not.toEqual(names[1]);
});

test.each([
  ["proposed", Mode.PROPOSE],
  ["enforced", Mode.ENFORCE],
])("a name that is %s is taken, and counts as chosen", async (_, mode) => {
  expect(await named(autonaming(mode, "prod-ci"))).toEqual({
    autoName: "prod-ci",
    autoNameIsChosen: true,
  });
});

test.each([
  ["an empty", "", /0 characters/],
  ["a too long", "a".repeat(256), /256 characters/],
])("%s name is refused, with the way out", async (_, proposed, reason) => {
  const { failures } = await check(autonaming(Mode.PROPOSE, proposed));
  expect(failures).toEqual([{ property: "name", reason: expect.stringMatching(reason) }]);
  expect(failures[0]?.reason).toMatch(/Give one, or change the pattern/);
});

test("where names are turned off, one has to be given", async () => {
  const off = autonaming(Mode.DISABLE, "");
  const { failures } = await check(off);
  expect(failures).toEqual([
    { property: "name", reason: expect.stringMatching(/pulumi:autonaming.*Give one/) },
  ]);
  expect(await named(off, { name: "own" })).toEqual({ name: "own" });
});

test.each([
  ["turns names off", autonaming(Mode.DISABLE, "")],
  ["proposes another", autonaming(Mode.PROPOSE, "other")],
  ["enforces another", autonaming(Mode.ENFORCE, "other")],
])("a name that exists is kept where the configuration %s", async (_, naming) => {
  const { organizationId, serviceAccountId } = given().simulator;
  const olds = { organizationId, serviceAccountId, autoName: "ci-1234567" };
  expect(await named(naming, {}, olds)).toEqual({ autoName: "ci-1234567" });
});

test("a logical name that is too long loses its end, and not the random part", async () => {
  const { autoName } = await named({}, { logicalName: "a".repeat(400) });
  expect(autoName).toMatch(/^a{247}-[0-9a-f]{7}$/);
});

test("a logical name is not cut through a character", async () => {
  const { autoName } = await named({}, { logicalName: `${"a".repeat(246)}\u{1f600}` });
  expect(autoName).toMatch(/^a{246}\ufffd-[0-9a-f]{7}$/);
});
