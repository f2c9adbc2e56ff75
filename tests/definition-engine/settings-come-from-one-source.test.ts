import {
  defaultOrganizationId,
  type Environment,
  resolveSettings,
} from "../../provider/engine/settings";
import { errorOf } from "../support/evidence";

type Config = Record<string, string>;

const secret = "canary-secret-of-a-half-configured-client";
const readFrom = (config: Config) => (key: string) => config[key];

const ofConfig = { clientId: "config", clientSecret: "config secret" };
const ofKeycard = { KEYCARD_CLIENT_ID: "k", KEYCARD_CLIENT_SECRET: "k secret" };
const ofOfficial = { KEYCARD_API_CLIENT_ID: "api", KEYCARD_API_CLIENT_SECRET: "api secret" };

test.each<[string, Config, Environment, string, string]>([
  [
    "config",
    ofConfig,
    { ...ofKeycard, ...ofOfficial },
    "config",
    "an explicit Provider or stack config (keycard:clientId",
  ],
  [
    "the environment",
    {},
    { ...ofOfficial, ...ofKeycard },
    "k",
    "the environment (KEYCARD_CLIENT_ID",
  ],
  ["the official names", {}, ofOfficial, "api", "the environment (KEYCARD_API_CLIENT_ID"],
  [
    "what isn't empty",
    { clientId: "", clientSecret: "" },
    { KEYCARD_CLIENT_ID: "", ...ofOfficial },
    "api",
    "the environment (KEYCARD_API_CLIENT_ID",
  ],
])("client id and secret are both of %s", (_, config, environment, client, source) => {
  const settings = resolveSettings(readFrom(config), environment);
  expect(settings).toMatchObject({ clientId: client, clientSecret: `${client} secret` });
  expect(settings.source).toContain(source);
});

test.each<[Config, Environment, string, string]>([
  [{ clientId: "a" }, ofKeycard, "keycard:clientId", "keycard:clientSecret"],
  [{ clientSecret: secret }, ofKeycard, "keycard:clientSecret", "keycard:clientId"],
  [{ clientId: "a", clientSecret: "" }, {}, "keycard:clientId", "keycard:clientSecret"],
  [{}, { KEYCARD_CLIENT_ID: "a", ...ofOfficial }, "KEYCARD_CLIENT_ID", "KEYCARD_CLIENT_SECRET"],
  [{}, { KEYCARD_CLIENT_SECRET: secret }, "KEYCARD_CLIENT_SECRET", "KEYCARD_CLIENT_ID"],
  [{}, { KEYCARD_API_CLIENT_ID: "a" }, "KEYCARD_API_CLIENT_ID", "KEYCARD_API_CLIENT_SECRET"],
  [
    {},
    { KEYCARD_CLIENT_ID: "a", KEYCARD_API_CLIENT_SECRET: secret },
    "KEYCARD_CLIENT_ID",
    "KEYCARD_CLIENT_SECRET",
  ],
])("%j with %j is half a pair", async (config, environment, present, missing) => {
  const resolve = async () => resolveSettings(readFrom(config), environment);
  const { message } = await errorOf(resolve());
  expect(message).toContain(`${present} is set and ${missing} is not`);
  expect(message).not.toContain(secret);
});

test.each<[Config, Environment, string | undefined, string | undefined]>([
  [{ baseUrl: "c" }, { KEYCARD_BASE_URL: "k" }, "c", "keycard:baseUrl"],
  [{}, { KEYCARD_ENDPOINT: "e", KEYCARD_BASE_URL: "k" }, "k", "KEYCARD_BASE_URL"],
  [{}, { KEYCARD_API_BASE_URL: "a", KEYCARD_ENDPOINT: "e" }, "e", "KEYCARD_ENDPOINT"],
  [{ baseUrl: "" }, { KEYCARD_API_BASE_URL: "a" }, "a", "KEYCARD_API_BASE_URL"],
  [{}, { KEYCARD_BASE_URL: "" }, undefined, undefined],
])("with %j and %j the base URL is %s, of %s", (config, environment, baseUrl, baseUrlSource) => {
  const settings = resolveSettings(readFrom({ ...ofConfig, ...config }), environment);
  expect(settings).toMatchObject({ baseUrl, baseUrlSource });
});

test.each<[Config, Environment, string | undefined]>([
  [{ organizationId: "c" }, { KEYCARD_ORGANIZATION_ID: "e" }, "c"],
  [{ organizationId: "" }, { KEYCARD_ORGANIZATION_ID: "e" }, "e"],
  [{}, { KEYCARD_ORGANIZATION_ID: "" }, undefined],
])("with %j and %j the default organization is %s", (config, environment, organization) => {
  expect(defaultOrganizationId(readFrom(config), environment)).toBe(organization);
});
