import type { Simulator } from "../../simulator";

/** The environment of a provider that is to reach a simulator. */
export function keycardEnv(simulator: Simulator): NodeJS.ProcessEnv {
  const { baseUrl, clientId, clientSecret } = simulator;
  return {
    ...process.env,
    KEYCARD_BASE_URL: baseUrl,
    KEYCARD_CLIENT_ID: clientId,
    KEYCARD_CLIENT_SECRET: clientSecret,
  };
}
