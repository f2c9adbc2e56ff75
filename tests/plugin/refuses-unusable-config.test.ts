import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answer } from "../provider/answer";
import { isSecret } from "../provider/secrets-on-the-wire";
import type { Values } from "../provider/wire";
import { keepEvidence, keepSecrets } from "../support/evidence";
import { plugged, pluggedToAll } from "./plugged";

const given = pluggedToAll();
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const clientSecret = "canary-of-the-configuration-of-a-provider";
const pair = { clientId: "ci", clientSecret };
keepSecrets([clientSecret]);

// Nothing is sent before a resource asks for it.
afterEach(() => expect(given().simulator.requests).toEqual([]));

async function checkConfig(news: Values, { plugin } = given()) {
  const request = new messages.CheckRequest()
    .setUrn("urn:pulumi:dev::tests::pulumi:providers:keycard::acme")
    .setNews(Struct.fromJavaScript(news));
  const response = await answer<messages.CheckResponse>((done) =>
    plugin.client.checkConfig(request, done),
  );
  const failures = response.getFailuresList().map((failure) => failure.toObject());
  keepEvidence("check", JSON.stringify(failures));
  return { failures, inputs: (response.getInputs()?.toJavaScript() ?? {}) as Values };
}

test("all that there is passes, and the client secret becomes a secret", async () => {
  const engineKeys = { version: "0.1.0", pluginDownloadURL: "https://example.com/plugins" };
  const config = { ...pair, organizationId: "acme", baseUrl: "https://api.example.com" };
  const { failures, inputs } = await checkConfig({ ...config, ...engineKeys });
  expect(failures).toEqual([]);
  expect(inputs).toEqual({ ...config, ...engineKeys, clientSecret: expect.anything() });
  expect(isSecret(inputs.clientSecret)).toBe(true);
});

test.each<[string, Values, string, RegExp]>([
  ["a key that doesn't exist", { ...pair, clientID: "a" }, "", /clientId, clientSecret/],
  ["a wrong type", { ...pair, organizationId: 7 }, "organizationId", /7 \(number\).*string/],
  ["half a pair", { clientId: "ci" }, "", /clientId is set and keycard:clientSecret is not/],
  ["the other half", { clientSecret }, "", /clientSecret is set and keycard:clientId is not/],
  ["nothing", {}, "", /not configured.*pulumi config set keycard:clientId/],
  [
    "a base URL without encryption",
    { ...pair, baseUrl: "http://api.example.com" },
    "",
    /^"baseUrl" .*unencrypted.*https/,
  ],
  ["a base URL that is none", { ...pair, baseUrl: "example" }, "", /^"baseUrl" .*not a URL/],
  [
    "a secret of a wrong type",
    { ...pair, clientSecret: [clientSecret] },
    "",
    /^"clientSecret" is an array/,
  ],
])("%s is a failure that says what to do", async (_, config, property, reason) => {
  const { failures } = await checkConfig(config);
  expect(failures).toEqual([{ property, reason: expect.stringMatching(reason) }]);
  expect(JSON.stringify(failures)).not.toContain(clientSecret);
});

test.each<[string, Values]>([
  ["a client secret", { clientId: "ci", clientSecret: unknown }],
  ["a client id", { clientId: unknown, clientSecret }],
  ["a base URL", { ...pair, baseUrl: unknown }],
  ["an organization", { ...pair, organizationId: unknown }],
])("%s that a preview doesn't know yet passes", async (_, config) => {
  expect((await checkConfig(config)).failures).toEqual([]);
});

test(
  "what the environment gives needn't be given again",
  plugged(
    async (plugged) => {
      expect((await checkConfig({}, plugged)).failures).toEqual([]);
      expect((await checkConfig({ organizationId: "acme" }, plugged)).failures).toEqual([]);
    },
    () => ({ env: { KEYCARD_CLIENT_ID: "ci", KEYCARD_CLIENT_SECRET: clientSecret } }),
  ),
);

test.each<[string, Values, Values, string[]]>([
  ["nothing", pair, pair, []],
  ["another key", pair, { clientId: "other", clientSecret: "b" }, ["clientId", "clientSecret"]],
  ["another organization", { organizationId: "a" }, { organizationId: "b" }, ["organizationId"]],
  ["all, in a state of the dynamic provider's", {}, pair, ["clientId", "clientSecret"]],
])("a change of %s replaces nothing", async (_, olds, news, diffs) => {
  const request = new messages.DiffRequest()
    .setOldInputs(Struct.fromJavaScript(olds))
    .setNews(Struct.fromJavaScript(news));
  const { client } = given().plugin;
  const response = await answer<messages.DiffResponse>((done) => client.diffConfig(request, done));
  expect(response.getReplacesList()).toEqual([]);
  expect(response.getDiffsList().toSorted()).toEqual(diffs);
});
