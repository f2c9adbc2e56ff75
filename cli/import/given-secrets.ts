import { z } from "zod";
import { concurrently } from "../../provider/engine/concurrently";
import type { Environment } from "../../provider/engine/settings";
import { AuthenticationError } from "../../sdk";
import { beginningOf } from "../../sdk/beginning-of";
import type { Connection } from "../connect";
import type { OwnedCredential } from "../inventory";
import type { Surroundings } from "../surroundings";

/** Client secrets by client id. */
export type Secrets = ReadonlyMap<string, string>;

const variable = "KEYCARD_IMPORT_SECRETS";
const secretsJson = z.record(z.string(), z.string().min(1));

/**
 * The secrets of `credentials` that the environment gives, or whoever is asked; each has logged in.
 *
 * @throws Error where one is refused, or belongs to none of them
 */
export async function secretsFor(
  credentials: readonly OwnedCredential[],
  options: { askSecrets: boolean },
  connection: Connection,
  surroundings: Surroundings,
): Promise<Secrets> {
  const given = secretsOf(surroundings.environment);
  refuseStrangers(given, credentials);
  await trySecrets(given, connection);
  if (!options.askSecrets) return given;
  const others = credentials.filter(({ credential }) => !given.has(credential.client_id));
  return new Map([...given, ...(await askSecrets(others, connection, surroundings))]);
}

/** @throws Error that says what form the variable must have, and shows nothing of it */
function secretsOf(environment: Environment): Secrets {
  const text = environment[variable];
  if (!text) return new Map();
  try {
    return new Map(Object.entries(secretsJson.parse(JSON.parse(text))));
  } catch {
    throw new Error(
      `${variable} can't be read. It must be JSON of the form {"<client id>": "<client secret>"}.`,
    );
  }
}

/** @throws Error for a secret that belongs to none of `credentials` */
function refuseStrangers(secrets: Secrets, credentials: readonly OwnedCredential[]): void {
  const clientIds = new Set(credentials.map(({ credential }) => credential.client_id));
  if ([...secrets.values()].some((secret) => clientIds.has(secret))) {
    throw new Error(
      `${variable} has a client id where a secret should be. Nothing was written. ` +
        'It must be JSON of the form {"<client id>": "<client secret>"}.',
    );
  }
  const strangers = [...secrets.keys()].filter((clientId) => !clientIds.has(clientId));
  if (strangers.length === 0) return;
  const beginnings = strangers.map(beginningOf).join(", ");
  throw new Error(
    `${variable} has a secret for what is not selected for import: client id ${beginnings}. ` +
      "Nothing was written. Take it out, or select its credential.",
  );
}

/** Asks for the secret of each of `credentials` and tries it; an empty answer is none. */
async function askSecrets(
  credentials: readonly OwnedCredential[],
  connection: Connection,
  { terminal }: Surroundings,
): Promise<Secrets> {
  const secrets = new Map<string, string>();
  for (const { credential } of credentials) {
    const { name, client_id } = credential;
    const secret = await terminal.askSecret(
      `Client secret of ${JSON.stringify(name)}, client id ${JSON.stringify(client_id)} (empty: import it without)`,
    );
    if (secret === "") continue;
    await trySecrets(new Map([[client_id, secret]]), connection);
    secrets.set(client_id, secret);
  }
  return secrets;
}

/** @throws Error that names each client id whose secret is refused */
async function trySecrets(secrets: Secrets, connection: Connection): Promise<void> {
  const tried = await concurrently([...secrets], async ([clientId, secret]) =>
    (await logsIn(clientId, secret, connection)) ? undefined : clientId,
  );
  const refused = tried.filter((clientId) => clientId !== undefined);
  if (refused.length === 0) return;
  throw new Error(
    `Keycard refuses the client secret that was given for client id ${quoted(refused)} (401). Nothing was written. ` +
      "Correct it, or leave it out and rotate the credential after the import.",
  );
}

async function logsIn(clientId: string, secret: string, { loginAs }: Connection): Promise<boolean> {
  try {
    await loginAs(clientId, secret).login();
    return true;
  } catch (error) {
    if (error instanceof AuthenticationError) return false;
    throw error;
  }
}

function quoted(clientIds: readonly string[]): string {
  return clientIds.map((clientId) => JSON.stringify(clientId)).join(", ");
}
