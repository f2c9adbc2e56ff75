import { AuthenticationError, type CredentialCreateResponse } from "../../sdk";
import { messageOf } from "../engine/message-of";
import { PartialFailure } from "../engine/partial-failure";
import type { Made } from "./creation/create-once";
import type { KeycardContext } from "./keycard-context";

interface Verifiable {
  verify?: boolean | undefined;
  name: string;
  clientId: string;
  /** Absent where the credential was adopted without it, or where it is encrypted. */
  clientSecret?: string | undefined;
  encryptedClientSecret?: string | undefined;
}

/**
 * Ends a creation: logs in with the credential where its `verify` says so, the last time that an encrypted secret is at
 * hand, and says what is to be said of earlier attempts.
 *
 * @throws PartialFailure where it is refused, or something is to be said: the credential exists, and stays in the state
 */
export async function verifyCreated(
  id: string,
  state: Verifiable,
  { created, concern }: Made<CredentialCreateResponse>,
  context: KeycardContext,
): Promise<void> {
  const refusal = await whyRefused({ ...state, clientSecret: created.client_secret }, context);
  const reasons = [refusal, concern].filter((reason) => reason !== undefined);
  if (reasons.length === 0) return;
  throw new PartialFailure(id, refusal ? unverified(state) : state, reasons.join(" "));
}

/**
 * Logs in with a credential where its `verify` says so. Where the secret is encrypted, `verify` in the state is what
 * tells that it has logged in when it was made.
 *
 * @throws PartialFailure where it is refused, or can't be tried
 */
export async function verifyUpdated(
  id: string,
  { olds, state }: { olds: Pick<Verifiable, "verify">; state: Verifiable },
  context: KeycardContext,
): Promise<void> {
  if (state.encryptedClientSecret !== undefined && olds.verify) return;
  const refusal = await whyRefused(state, context);
  if (refusal !== undefined) throw new PartialFailure(id, unverified(state), refusal);
}

async function whyRefused(state: Verifiable, context: KeycardContext): Promise<string | undefined> {
  if (!state.verify) return undefined;
  try {
    await logInWith(state, context);
    return undefined;
  } catch (error) {
    return `The credential exists, but logging in with it failed: ${messageOf(error)}`;
  }
}

/**
 * What a refresh makes of a credential whose `verify` says that it has to log in. One that is refused is no reason to
 * fail: the user is told, and the state asks for an update, which tells it again until the credential is replaced.
 */
export async function verifyRead<Read extends { inputs: object; outputs: Partial<Verifiable> }>(
  id: string,
  read: Read,
  context: KeycardContext,
): Promise<Read> {
  const { verify, name, clientId, clientSecret } = read.outputs;
  if (!verify || clientId === undefined || clientSecret === undefined) return read;
  try {
    await logInWith({ clientId, clientSecret }, context);
    return read;
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error;
    context.warn(
      `Credential ${JSON.stringify(name)} (${id}) exists, but its secret no longer logs in: ${error.message} ` +
        'Get a new one by changing "rotateWhenChanged".',
    );
    return { ...read, inputs: unverified(read.inputs), outputs: unverified(read.outputs) };
  }
}

/** A refresh makes the engine forget a failure; without `verify` the state itself asks for an update. */
function unverified<T extends object>(values: T): T {
  return { ...values, verify: undefined };
}

async function logInWith(
  { clientId, clientSecret, encryptedClientSecret }: Omit<Verifiable, "verify" | "name">,
  context: KeycardContext,
): Promise<void> {
  if (clientSecret === undefined) {
    const why = encryptedClientSecret
      ? "it was encrypted when it was made"
      : "it was adopted without";
    throw new Error(
      `its secret is not in the state, since ${why}. ` +
        'Get a new one by changing "rotateWhenChanged", or leave "verify" out.',
    );
  }
  await context.loginAs(clientId, clientSecret).login();
}
