import { CheckRequest, type CheckResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answer } from "./answer";
import { differences } from "./differences";
import { eachDoor } from "./door";
import { configFor, provided } from "./provided";
import type { ProviderProcess } from "./provider-process";
import type { ProviderSettings } from "./wire";

/** Whether the engine would hear of it before it asks about a resource. */
function configIsRefused({ client }: ProviderProcess, { config = {} }: ProviderSettings) {
  const given = Object.entries(config).map(([key, value]) => [key.slice("keycard:".length), value]);
  const request = new CheckRequest().setNews(Struct.fromJavaScript(Object.fromEntries(given)));
  return answer<CheckResponse>((done) => client.checkConfig(request, done)).then(
    (response) => response.getFailuresList().length > 0,
    // Not implemented, which the engine takes for "nothing is wrong".
    () => false,
  );
}

eachDoor((door) => {
  const secret = "canary-secret-of-half-a-configuration";
  const id = "configured-client";
  const complete = { KEYCARD_CLIENT_ID: id, KEYCARD_CLIENT_SECRET: secret };

  test.each<[string, ProviderSettings, RegExp]>([
    [
      "nothing at all",
      {},
      /pulumi config set keycard:clientId .*--secret keycard:clientSecret.*KEYCARD_CLIENT_ID and/,
    ],
    [
      "config with an id alone",
      { config: { "keycard:clientId": id } },
      /^keycard:clientId is set and keycard:clientSecret is not/,
    ],
    [
      "an environment with an id alone",
      { env: { KEYCARD_CLIENT_ID: id } },
      /^KEYCARD_CLIENT_ID is set and KEYCARD_CLIENT_SECRET is not/,
    ],
    [
      "an id in config and a secret in the environment",
      {
        config: { "keycard:clientId": id },
        env: { KEYCARD_CLIENT_ID: "other", KEYCARD_CLIENT_SECRET: secret },
      },
      /^keycard:clientId is set and keycard:clientSecret is not.*one source/,
    ],
    [
      "a base URL in config that would send secrets unencrypted",
      { env: complete, config: { "keycard:baseUrl": "http://api.keycard.ai" } },
      /^keycard:baseUrl: .*http:\/\/api\.keycard\.ai would carry secrets unencrypted.*https/,
    ],
    [
      "a base URL in the environment that would send secrets unencrypted",
      { env: { ...complete, KEYCARD_ENDPOINT: "http://api.keycard.ai" } },
      /^KEYCARD_ENDPOINT: .*unencrypted/,
    ],
    [
      "a base URL with a password",
      { env: complete, config: { "keycard:baseUrl": `https://me:${secret}@api.keycard.ai` } },
      /^keycard:baseUrl: .*user name or a password/,
    ],
  ])("%s is a failure in check, before anything is created", async (_, settings, reason) => {
    await provided(
      door,
      async ({ provider }) => {
        const { failures } = await provider.check({
          serviceAccountId: "agents",
          organizationId: "acme",
        });
        expect(failures).toEqual([{ property: "", reason: expect.stringMatching(reason) }]);
        expect(failures[0]?.reason).not.toContain(secret);
        expect(await configIsRefused(provider, settings)).toBe(
          differences.configIsCheckedFirst[door],
        );
        expect(await provider.end()).toBe("");
      },
      () => settings,
    )();
  });

  test.each<[string, ProviderSettings]>([
    ["config", { config: { "keycard:organizationId": ".." } }],
    ["the environment", { env: { KEYCARD_ORGANIZATION_ID: ".." } }],
  ])("an organization in %s that is none is a failure in check", async (_, organization) => {
    await provided(
      door,
      async ({ provider }) => {
        const { failures } = await provider.check({ serviceAccountId: "agents" });
        expect(failures).toEqual([
          {
            property: "organizationId",
            reason: expect.stringMatching(
              /^"organizationId" is not given, and where .* it is "\.\." \(string\)\. Invalid id: .*KEYCARD_ORGANIZATION_ID/,
            ),
          },
        ]);
      },
      () => ({ ...organization, env: { ...complete, ...organization.env } }),
    )();
  });

  test(
    "the official client's variables are enough",
    provided(
      door,
      async ({ provider, simulator }) => {
        const { organizationId, serviceAccountId } = simulator;
        const checked = await provider.check({ organizationId, serviceAccountId });
        expect(checked.failures).toEqual([]);
        await provider.create(checked.inputs);
      },
      ({ baseUrl, clientId, clientSecret }) => ({
        env: {
          KEYCARD_API_BASE_URL: baseUrl,
          KEYCARD_API_CLIENT_ID: clientId,
          KEYCARD_API_CLIENT_SECRET: clientSecret,
        },
      }),
    ),
  );

  test(
    "config wins over the environment",
    provided(
      door,
      async ({ provider, simulator }) => {
        const { serviceAccountId } = simulator;
        const { inputs } = await provider.check({ serviceAccountId });
        await provider.create(inputs);
      },
      (simulator) => ({
        config: configFor(simulator),
        env: {
          KEYCARD_BASE_URL: "https://leftover.example",
          KEYCARD_CLIENT_ID: "leftover",
          KEYCARD_CLIENT_SECRET: secret,
        },
      }),
    ),
  );
});
