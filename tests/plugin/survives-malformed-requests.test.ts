import { status } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answer } from "../provider/answer";
import { created, providerErrorOf } from "../provider/provided";
import { ProviderError } from "../provider/provider-error";
import type { Values } from "../provider/wire";
import { keepSecrets } from "../support/evidence";
import { type Plugged, plugged, pluggedToAll } from "./plugged";

const given = pluggedToAll();
const canary = "canary-in-a-request-that-makes-no-sense";
const resource = "keycard:index:ServiceAccountCredential";
keepSecrets([canary]);

/** The plugin answers as ever, in the process that it was in. */
async function isWell(plugged: Plugged = given()): Promise<void> {
  const held = await created(plugged);
  await plugged.provider.delete(held);
  expect(plugged.plugin.process.child.exitCode).toBeNull();
}

/** Sends bytes as they are. @returns the error's message; undefined for an answer */
function send(path: string, bytes: Buffer): Promise<string | undefined> {
  const asIs = (value: Buffer) => value;
  const { client } = given().plugin;
  return answer((done) => client.makeUnaryRequest(path, asIs, asIs, bytes, done)).then(
    () => undefined,
    (error: unknown) => (error instanceof ProviderError ? error.message : Promise.reject(error)),
  );
}

const unary = Object.entries(ResourceProviderService)
  .filter(([name, { responseStream }]) => !responseStream && name !== "cancel")
  .map(([name, { path }]) => [name, path] as const);

test.each(unary)("%s of bytes that are no message is an error, and no more", async (_, path) => {
  const garbage = [Buffer.from(canary), Buffer.alloc(100, 0xff)];
  for (const bytes of garbage) expect(String(await send(path, bytes))).not.toContain(canary);
  await isWell();
});

const harmless = ["handshake", "attach", "configure"];

test.each(unary.filter(([name]) => !harmless.includes(name)))(
  "%s of an empty message is answered",
  async (_, path) => {
    await send(path, Buffer.alloc(0));
    await isWell();
  },
);

test(
  "an empty configuration is taken, and the next one counts",
  plugged(async (plugged) => {
    const { client } = plugged.plugin;
    await answer((done) => client.configure(new messages.ConfigureRequest(), done));
    const { failures } = await plugged.provider.check({ serviceAccountId: "agents" });
    expect(failures).not.toEqual([]);
  }),
);

function nested(depth: number): JavaScriptValue {
  return depth === 0 ? canary : { inner: nested(depth - 1) };
}

const odd: [string, () => Values][] = [
  ["null everywhere", () => ({ serviceAccountId: null, name: null, rotateWhenChanged: null })],
  ["null in a map", () => ({ rotateWhenChanged: { key: null } })],
  ["a list of lists", () => ({ name: [[[canary]]] })],
  ["a value of depth 90", () => ({ description: nested(45) })],
  ["a key that is a prototype", () => JSON.parse(`{"__proto__": {"name": "${canary}"}}`)],
  ["such a key in a map", () => ({ rotateWhenChanged: JSON.parse('{"__proto__": "a"}') })],
  ["such a name", () => ({ constructor: canary, toString: canary, hasOwnProperty: canary })],
  ["a mark without a value", () => ({ name: { "4dabf18193072939515e22adb298388d": "1b47" } })],
  [
    "a secret without a value",
    () => ({
      name: { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" },
    }),
  ],
];

test.each(odd)("%s as a program or a state is no reason to end", async (_, values) => {
  const { provider } = given();
  const said: string[] = [];
  const { failures } = await provider.check({ logicalName: "ci", ...values() });
  said.push(...failures.map(({ reason }) => reason));
  const held = { id: "acme/agents/ci", inputs: values(), outputs: values() };
  const steps = [
    () => provider.diff(held, values()),
    () => provider.read(held),
    () => provider.update(held, values()),
    () => provider.delete(held),
    () => provider.previewCreate(values()),
    () => provider.previewUpdate(held, values()),
  ];
  for (const step of steps) {
    await step().catch((error: Error) => said.push(error.message));
  }
  expect(said.join()).not.toContain(canary);
  await isWell();
});

test("a string of 10 MB is refused by its length", async () => {
  const { provider, simulator } = given();
  const { serviceAccountId } = simulator;
  const description = canary.repeat(250_000);
  const { failures } = await provider.check({ serviceAccountId, description });
  expect(failures).toEqual([
    {
      property: "",
      reason: expect.stringMatching(/^.{0,200}a string of \d+ characters/),
    },
  ]);
  await isWell();
});

test("nothing that a program names pollutes what comes after it", async () => {
  const { provider, simulator } = given();
  const { serviceAccountId } = simulator;
  const rotateWhenChanged = JSON.parse('{"__proto__": {"polluted": "a"}}');
  await provider.check({ serviceAccountId, rotateWhenChanged });
  const { inputs } = await provider.check({ serviceAccountId });
  expect(Object.keys(inputs).toSorted()).toEqual([
    "autoName",
    "organizationId",
    "serviceAccountId",
  ]);
});

test.each([
  ["Check", new messages.CheckRequest()],
  ["Diff", new messages.DiffRequest()],
  ["Create", new messages.CreateRequest()],
  ["Read", new messages.ReadRequest()],
  ["Update", new messages.UpdateRequest()],
  ["Delete", new messages.DeleteRequest()],
] as const)(
  "%s of a resource type that there isn't names those that there are",
  async (name, request) => {
    request.setType("keycard:index:ServiceAcount");
    const path = `/pulumirpc.ResourceProvider/${name}`;
    const message = await send(path, Buffer.from(request.serializeBinary()));
    expect(message).toContain('no resource type "keycard:index:ServiceAcount"');
    expect(message).toContain(resource);
  },
);

test("a function that there isn't names those that there are", async () => {
  const { client } = given().plugin;
  const request = new messages.InvokeRequest().setTok("keycard:index:getSecrets");
  const error = await providerErrorOf(answer((done) => client.invoke(request, done)));
  expect(error.code).toBe(status.NOT_FOUND);
  expect(error.message).toContain('no function "keycard:index:getSecrets"');
  expect(error.message).toContain("keycard:index:getServiceAccount,");
});

test("an engine that can't be logged to is no reason to fail", async () => {
  await plugged(async (plugged) => {
    const { client, handshake } = plugged.plugin;
    expect(handshake).toBeDefined();
    const request = new messages.ProviderHandshakeRequest().setEngineAddress("nowhere:0:0");
    await answer((done) => client.handshake(request, done)).catch(() => {});
    await isWell(plugged);
  })();
});

test("a struct with no fields is what an empty one is", async () => {
  const { client } = given().plugin;
  const request = new messages.CheckRequest().setType(resource).setNews(new Struct());
  const response = await answer<messages.CheckResponse>((done) => client.check(request, done));
  expect(response.getFailuresList()[0]?.getProperty()).toBe("serviceAccountId");
});
