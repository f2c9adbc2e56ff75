import { AuthenticationError } from "../../sdk";
import { messageOf } from "../engine/message-of";
import { PartialFailure } from "../engine/partial-failure";
import type { KeycardContext } from "./keycard-context";

interface Verifiable {
  verify?: boolean | undefined;
  name: string;
  clientId: string;
  /** Absent where the credential was adopted without it. */
  clientSecret?: string | undefined;
}

/**
 * Logs in with a credential where its `verify` says so.
 *
 * @throws PartialFailure where it is refused: the credential exists, and stays in the state
 */
export async function verifyCredential(
  id: string,
  state: Verifiable,
  context: KeycardContext,
): Promise<void> {
  if (!state.verify) return;
  try {
    await logInWith(state, context);
  } catch (error) {
    const cause = messageOf(error);
    const reason = `The credential exists, but logging in with it failed: ${cause}`;
    throw new PartialFailure(id, unverified(state), reason);
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
  { clientId, clientSecret }: Pick<Verifiable, "clientId" | "clientSecret">,
  context: KeycardContext,
): Promise<void> {
  if (clientSecret === undefined) {
    throw new Error(
      "its secret is not in the state, since it was adopted without. " +
        'Get a new one by changing "rotateWhenChanged", or leave "verify" out.',
    );
  }
  await context.loginAs(clientId, clientSecret).login();
}
