import { refuseUnsafeNetwork } from "./refuse-unsafe-network";

/** What the provider needs to know to log in, and where it learnt that. */
export interface Settings {
  clientId: string;
  clientSecret: string;
  /** Where client id and secret come from, for error messages. */
  source: string;
  baseUrl: string | undefined;
  /** Where the base URL comes from. */
  baseUrlSource: string | undefined;
}

export type Environment = Record<string, string | undefined>;

/** From stack config, or from an explicit provider instance in its place. Keys without the namespace. */
export type ReadConfig = (key: string) => string | undefined;

/** Client id and secret are a pair: one of each source's two never meets the other source's. */
const environmentPairs = [
  ["KEYCARD_CLIENT_ID", "KEYCARD_CLIENT_SECRET"],
  ["KEYCARD_API_CLIENT_ID", "KEYCARD_API_CLIENT_SECRET"],
] as const;

/** The environment variables of each setting, the first that is set wins; client id and secret go by pairs. */
export const environmentVariables = {
  clientId: environmentPairs.map(([clientId]) => clientId),
  clientSecret: environmentPairs.map(([, clientSecret]) => clientSecret),
  organizationId: ["KEYCARD_ORGANIZATION_ID"],
  baseUrl: ["KEYCARD_BASE_URL", "KEYCARD_ENDPOINT", "KEYCARD_API_BASE_URL"],
} as const;

/** The organization of resources that name none: from config, else from the environment. */
export function defaultOrganizationId(
  config: ReadConfig,
  environment: Environment,
): string | undefined {
  return (
    config("organizationId") || firstOf(environmentVariables.organizationId, environment)?.value
  );
}

/**
 * Config wins over the environment, Pulumi's order: a variable left over from another tenant must not turn into
 * 404s, and those into forgotten live credentials.
 *
 * @throws Error that says what is missing and how to give it; never a value
 */
export function resolveSettings(config: ReadConfig, environment: Environment): Settings {
  const pairs = [
    {
      source: "an explicit Provider or stack config",
      keys: ["keycard:clientId", "keycard:clientSecret"],
      values: [config("clientId"), config("clientSecret")],
    },
    ...environmentPairs.map((keys) => ({
      source: "the environment",
      keys,
      values: keys.map((key) => environment[key]),
    })),
  ];
  const found = pairs.find(({ values }) => values.some(Boolean));
  if (found === undefined) {
    throw new Error(
      "Keycard's client id and client secret are not configured. Set both with " +
        "`pulumi config set keycard:clientId <id>` and `pulumi config set --secret keycard:clientSecret`, " +
        "or in KEYCARD_CLIENT_ID and KEYCARD_CLIENT_SECRET, or give both to an explicit `Provider`.",
    );
  }
  const [clientId, clientSecret] = found.values;
  const [idKey, secretKey] = found.keys;
  if (!clientId || !clientSecret) {
    const [given, missing] = clientId ? [idKey, secretKey] : [secretKey, idKey];
    throw new Error(
      `${given} is set and ${missing} is not. Client id and client secret are taken as a pair from one source: ` +
        `set ${missing} too, or remove ${given}.`,
    );
  }
  const base = resolveBaseUrl(config, environment);
  refuseUnsafeNetwork(base.baseUrl, environment);
  return {
    clientId,
    clientSecret,
    source: `${found.source} (${found.keys.join(", ")})`,
    ...base,
  };
}

function resolveBaseUrl(config: ReadConfig, environment: Environment) {
  const configured = config("baseUrl");
  if (configured) return { baseUrl: configured, baseUrlSource: "keycard:baseUrl" };
  const found = firstOf(environmentVariables.baseUrl, environment);
  return { baseUrl: found?.value, baseUrlSource: found?.key };
}

function firstOf(keys: readonly string[], environment: Environment) {
  return keys.map((key) => ({ key, value: environment[key] })).find(({ value }) => value);
}
