import * as messages from "@pulumi/pulumi/proto/provider_pb";
import fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { serviceAccountCredential } from "../../provider/definitions/service-account-credential";
import { dynamicProvider } from "../../provider/dynamic/dynamic-provider";
import { hostProcess } from "../../provider/host/host-process";
import { pluggedToAll } from "../plugin/plugged";
import { answer } from "../provider/answer";
import { configFor, created } from "../provider/provided";
import type { Values } from "../provider/wire";
import { keepSecrets } from "../support/evidence";
import { answered } from "./door-calls";
import { holds } from "./holds";
import { hostileProperties, hostileText } from "./hostile-values";
import { expectShowable } from "./showable";

const canary = "canary-of-a-configuration-which-no-message-shows";
keepSecrets([canary]);

const given = pluggedToAll();
const usual = {
  clientId: "tests",
  clientSecret: canary,
  organizationId: "acme",
  baseUrl: "https://api.example",
};

test("any configuration is taken by the plugin, or refused in words, and a program is checked with it", async () => {
  const { plugin, provider, simulator } = given();
  await holds(30, hostileProperties(usual), async (config) => {
    const args = Struct.fromJavaScript(config as Values);
    const request = new messages.CheckRequest().setNews(args);
    const response = await answered(
      answer<messages.CheckResponse>((done) => plugin.client.checkConfig(request, done)),
    );
    for (const failure of response?.getFailuresList() ?? []) {
      expectShowable(failure.getProperty() + failure.getReason(), [canary]);
    }
    const configured = new messages.ConfigureRequest().setArgs(response?.getInputs() ?? args);
    await answered(answer((done) => plugin.client.configure(configured, done)));
    const { failures } = await provider.check({ serviceAccountId: "agents" });
    for (const { property, reason } of failures) expectShowable(property + reason, [canary]);
  });
  await plugin.configure(configFor(simulator));
  await provider.delete(await created(given()));
});

const variables = [
  "KEYCARD_CLIENT_ID",
  "KEYCARD_CLIENT_SECRET",
  "KEYCARD_API_CLIENT_ID",
  "KEYCARD_API_CLIENT_SECRET",
  "KEYCARD_ORGANIZATION_ID",
  "KEYCARD_BASE_URL",
  "KEYCARD_ENDPOINT",
  "KEYCARD_API_BASE_URL",
];
const settings = fc.record({
  environment: fc.dictionary(fc.constantFrom(...variables), hostileText, { maxKeys: 4 }),
  config: fc.dictionary(fc.constantFrom(...Object.keys(usual)), hostileText, { maxKeys: 3 }),
});

test("any configuration and environment is taken by the dynamic provider, or refused in words", () =>
  holds(1_000, settings, async ({ environment, config }) => {
    const values = { ...usual, ...config };
    const provider = dynamicProvider(serviceAccountCredential, {
      ...hostProcess,
      environment,
      connections: new Map(),
    });
    const get = (key: string) => Reflect.get(values, key.replace("keycard:", ""));
    await provider.configure?.({ config: { get, require: get } });
    const checked = await provider.check?.({}, { serviceAccountId: "agents" });
    for (const { property, reason } of checked?.failures ?? []) {
      expectShowable(property + reason, [canary]);
    }
    if (checked?.failures?.length) return;
    expect(checked?.inputs.organizationId).toMatch(/^(?!\.{1,2}$)[\s\S]{1,255}$/u);
  }));
