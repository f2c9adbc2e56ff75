import { messageOf } from "../engine/message-of";
import { PartialFailure } from "../engine/partial-failure";
import type { KeycardContext } from "./keycard-context";

/**
 * Logs in with a credential where its `verify` says so.
 *
 * @throws PartialFailure where it is refused: the credential exists, and stays in the state
 */
export async function verifyCredential(
  id: string,
  state: { verify?: boolean | undefined; clientId: string; clientSecret: string },
  context: KeycardContext,
): Promise<void> {
  if (!state.verify) return;
  try {
    await context.loginAs(state.clientId, state.clientSecret).login();
  } catch (error) {
    const cause = messageOf(error);
    const reason = `The credential exists, but logging in with it failed: ${cause}`;
    // A refresh makes the engine forget the failure; without `verify` the state itself asks for an update.
    throw new PartialFailure(id, { ...state, verify: undefined }, reason);
  }
}
