import { messageOf } from "../provider/engine/message-of";
import {
  defaultOrganizationId,
  type ReadConfig,
  resolveSettings,
  type Settings,
} from "../provider/engine/settings";
import { AuthenticationError, InvalidInputError, Keycard } from "../sdk";
import { readStackConfig } from "./stack-config";
import type { Surroundings } from "./surroundings";

/** How a command line says which login and organization. */
export interface LoginOptions {
  organization?: string | undefined;
  config?: string | undefined;
}

/** A login at Keycard that nothing was sent with yet. */
export interface Connection {
  keycard: Keycard;
  clientId: string;
  /** Where client id and secret come from, in words. */
  source: string;
  /** From the command line, else as it is configured. */
  organizationId: string | undefined;
  /** The client of another credential at the same API. */
  loginAs(clientId: string, clientSecret: string): Keycard;
}

/** @throws Error that says what is missing or unusable, and how to give it */
export async function connect(
  { config, organization }: LoginOptions,
  surroundings: Surroundings,
): Promise<Connection> {
  const { environment } = surroundings;
  const read = config === undefined ? noConfig : await readStackConfig(config, surroundings);
  const settings = resolve(read, config, surroundings);
  const { clientId, clientSecret, baseUrl } = settings;
  const loginAs = (id: string, secret: string) =>
    new Keycard({ clientId: id, clientSecret: secret, baseUrl });
  return {
    keycard: withBaseUrlNamed(settings, () => loginAs(clientId, clientSecret)),
    clientId,
    source: read("clientId") ? `the config of stack ${JSON.stringify(config)}` : settings.source,
    organizationId: organization || defaultOrganizationId(read, environment),
    loginAs,
  };
}

/** Runs `work`; where the login is refused, says whose it was. */
export async function asLoggedIn<T>({ source }: Connection, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error;
    throw new Error(`${error.message} They come from ${source}.`);
  }
}

/** @throws Error that says how to give it, where none is known */
export function organizationOf({ organizationId }: Connection): string {
  if (organizationId !== undefined) return organizationId;
  throw new Error(
    "No organization is given. Add --organization <id or label>, set KEYCARD_ORGANIZATION_ID, or name with --config " +
      "a stack that has keycard:organizationId.",
  );
}

const noConfig: ReadConfig = () => undefined;

function resolve(
  read: ReadConfig,
  config: string | undefined,
  { environment }: Surroundings,
): Settings {
  try {
    return resolveSettings(read, environment);
  } catch (error) {
    if (config !== undefined) throw error;
    throw new Error(
      `${messageOf(error)} A stack's config is read where --config <stack> names the stack.`,
    );
  }
}

function withBaseUrlNamed<T>({ baseUrlSource }: Settings, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof InvalidInputError) || baseUrlSource === undefined) throw error;
    throw new Error(`${baseUrlSource}: ${error.message}`);
  }
}
