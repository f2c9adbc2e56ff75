import { created, type Provided, providerErrorOf } from "../provider/provided";
import { isSecret, secret } from "../provider/secrets-on-the-wire";
import type { Values } from "../provider/wire";
import { errorOf, keepSecrets } from "../support/evidence";
import { leakFinder } from "../support/leak-finder";
import { Recipient } from "../support/recipient";
import { invoked } from "./invoked";
import { pluggedToAll } from "./plugged";

const given = pluggedToAll();
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const canary = "canary-of-the-program-that-nobody-may-see";
const isOutput = { "4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4" };
keepSecrets([canary]);

async function check(program: Values, { provider, simulator }: Provided = given()) {
  const { serviceAccountId } = simulator;
  return provider.check({ logicalName: "ci", serviceAccountId, ...program });
}

test.each<[string, Values]>([
  ["an input", { description: secret(canary) }],
  ["a value in a map", { rotateWhenChanged: { key: secret(canary), other: "plain" } }],
  ["a map", { rotateWhenChanged: secret({ key: canary }) }],
  ["a secret in a secret", { description: secret(secret(canary)) }],
  ["an unknown", { description: secret(unknown) }],
  ["an unknown in a map", { rotateWhenChanged: { key: secret(unknown) } }],
])("%s that is secret is answered by check with its mark", async (_, program) => {
  const { inputs, failures } = await check(program);
  expect(failures).toEqual([]);
  expect(inputs).toMatchObject(program);
});

test.each<[string, Values, Values]>([
  [
    "known and secret",
    { description: { ...isOutput, value: canary, secret: true } },
    { description: secret(canary) },
  ],
  ["known", { description: { ...isOutput, value: "plain" } }, { description: "plain" }],
  ["unknown", { description: { ...isOutput } }, { description: unknown }],
  [
    "unknown and secret",
    { description: { ...isOutput, secret: true } },
    { description: secret(unknown) },
  ],
  [
    "in a map",
    { rotateWhenChanged: { key: { ...isOutput, value: canary, secret: true } } },
    { rotateWhenChanged: { key: secret(canary) } },
  ],
])("an output that is %s is answered by check as what it is", async (_, program, answered) => {
  const { inputs, failures } = await check(program);
  expect(failures).toEqual([]);
  expect(inputs).toMatchObject(answered);
});

test("what is secret among the inputs is secret among the outputs, from creation to refresh", async () => {
  const { provider } = given();
  const program = { description: secret(canary), rotateWhenChanged: { key: secret(canary) } };

  const held = await created(given(), program);
  const updated = await provider.update(held, { ...held.inputs, name: "deploy" });
  const refreshed = await provider.read(updated);
  for (const { outputs } of [held, updated, refreshed]) {
    expect(isSecret(outputs.clientSecret)).toBe(true);
    expect(isSecret(outputs.description)).toBe(true);
    expect(isSecret(outputs.rotateWhenChanged)).toBe(true);
    expect(isSecret(outputs.credentialId)).toBe(false);
  }
  expect(isSecret(refreshed.inputs.description)).toBe(true);
});

test("a secret that is the same is no change, and one that differs is", async () => {
  const { provider } = given();
  const held = await created(given(), { description: secret(canary) });
  expect(await provider.diff(held, held.inputs)).toMatchObject({ changes: "none" });
  const news = { ...held.inputs, description: secret("another") };
  expect(await provider.diff(held, news)).toMatchObject({ changes: "some" });
});

test("keys that the program marks as secret stay so, and what is encrypted to them is none", async () => {
  const { provider, simulator } = given();
  const { pem } = new Recipient("P-256");
  const held = await created(given(), { encryptTo: [secret(`${pem}\n`)] });
  expect(held.inputs.encryptTo).toEqual(secret([pem]));
  const refreshed = await provider.read(held);
  for (const { outputs } of [held, refreshed]) {
    expect(isSecret(outputs.encryptTo)).toBe(true);
    expect(outputs.encryptedClientSecret).toEqual(expect.any(String));
    expect(leakFinder(simulator.issuedSecrets())(JSON.stringify(outputs))).toEqual([]);
  }
});

test("what a failed step leaves for the state is as secret", async () => {
  const { simulator } = given();
  simulator.fault({ kind: "status", status: 401, operation: "token", times: 9 });
  const program = { description: secret(canary), verify: true };
  const { partialFailure } = await providerErrorOf(created(given(), program));
  expect(isSecret(partialFailure?.outputs.clientSecret)).toBe(true);
  expect(isSecret(partialFailure?.outputs.description)).toBe(true);
});

test("a secret name that is no longer given is kept as secret as it was", async () => {
  const { provider, simulator } = given();
  const { serviceAccountId } = simulator;
  const held = await created(given(), { name: secret(canary) });
  const { inputs } = await provider.check({ serviceAccountId }, held.inputs);
  expect(inputs).toMatchObject({ autoName: secret(canary) });
  const { outputs } = await provider.update(held, inputs);
  expect(outputs).toMatchObject({ name: secret(canary), autoName: secret(canary) });
});

test.each<[string, Values]>([
  ["too long", { description: secret(canary.repeat(20)) }],
  ["of the wrong type", { rotateWhenChanged: secret(canary) }],
  ["a service account's", { serviceAccountId: secret(`${canary}/a/b`) }],
  ["cut short in an error", { serviceAccountId: secret(`${canary}/${"a".repeat(400)}`) }],
  ["a key", { encryptTo: secret(canary) }],
  ["one of several keys", { encryptTo: [secret(canary)] }],
  ["an unknown property", { descripton: secret(canary) }],
])("a refused secret that is %s is not quoted", async (_, program) => {
  const { failures } = await check(program);
  expect(failures).toHaveLength(1);
  expect(JSON.stringify(failures)).not.toContain(canary);
});

test("a diff, which may go into a log, holds no value at all", async () => {
  const { provider } = given();
  const held = await created(given(), { description: secret(canary) });
  const response = await provider.explain(held, { ...held.inputs, description: "plain" });
  expect(Buffer.from(response.serializeBinary()).toString("latin1")).not.toContain(canary);
});

test("a function that fails quotes no argument that is secret", async () => {
  const { plugin } = given();
  const args = { serviceAccountId: secret(canary) };
  const { message } = await errorOf(invoked(plugin, "getServiceAccount", args));
  expect(message).toContain("[secret]");
  expect(message).not.toContain(canary);
});

test("nor one with what steers a terminal", async () => {
  const args = { serviceAccountId: secret(`\u009b2J${canary}`) };
  const { message } = await errorOf(invoked(given().plugin, "getServiceAccount", args));
  expect(message).not.toContain(canary);
});

test("a diff that fails quotes no secret of the state", async () => {
  const { provider } = given();
  const held = await created(given(), { name: secret(canary) });
  const outputs = { ...held.outputs, rotationAnchor: "2026-01-01T00:00:00Z" };
  await provider.check(held.inputs, held.inputs);
  const { message } = await errorOf(provider.diff({ ...held, outputs }, held.inputs));
  expect(message).toContain("[secret]");
  expect(message).not.toContain(canary);
});

test("a warning quotes no secret of the state", async () => {
  const { plugin, provider } = given();
  const held = await created(given(), { name: secret(canary), verify: true });
  const outputs = { ...held.outputs, clientSecret: secret("of-somebody-else") };
  await provider.read({ ...held, outputs });
  await provider.hasTold("its secret no longer logs in");
  expect(plugin.told.text).toContain("Credential [secret]");
  expect(plugin.told.text).not.toContain(canary);
});

test("what a server repeats of a secret is not shown", async () => {
  const { simulator } = given();
  const program = { organizationId: secret(`${canary}\u0000`) };
  simulator.clearRequests();
  const { message } = await errorOf(created(given(), program));
  expect(message).toContain("There is no organization");
  expect(message).not.toContain(canary);
});

test("a secret whose forms begin alike is hidden to the end of the one that stands there", async () => {
  const program = { organizationId: secret(`//evil.example\u202etxt.exe${canary}`) };
  const { message } = await errorOf(created(given(), program));
  expect(message).toContain("in organization [secret]: ");
  expect(message).not.toContain(canary);
});

test("what a server repeats of a secret and cuts short is not shown either", async () => {
  const program = { organizationId: secret(`${canary}${"\u{1f600}".repeat(100)}`) };
  const { message } = await errorOf(created(given(), program));
  expect(message).toContain("There is no organization");
  expect(message).not.toContain(canary.slice(0, 12));
});
