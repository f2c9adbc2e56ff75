import { credentialCreation } from "../creation/credential-creation";
import { LostAttempts } from "../creation/lost-attempts";
import { isOfSet } from "./declared-name";
import { deleteFound } from "./set-leftovers";
import type { SetStep } from "./set-step";

/**
 * Finds out what has come of creations in doubt, and deletes what they made: a secret that nobody has received is lost.
 * Under a name that the program chose nothing is deleted, which may be someone else's: the user is told.
 */
export async function settleCreations(step: SetStep): Promise<void> {
  const { ledger, title, owner, naming, context } = step;
  const known = ledger.held.map(({ credentialId }) => credentialId);
  for (const [name, startedAt] of ledger.pendingCreates) {
    const nameIsOurs = isOfSet(name, naming);
    const wanted = {
      ...owner,
      name,
      nameIsOurs,
      known,
    };
    const listed = await step.listed();
    const creation = {
      ...credentialCreation(wanted, context),
      async *list() {
        yield* listed;
      },
    };
    const attempts = new LostAttempts(creation, Date.parse(startedAt), context);
    const began = `${title}: the creation of ${JSON.stringify(name)} that began at ${startedAt} was interrupted.`;
    const found = await attempts.found();
    if (nameIsOurs) await deleteFound(step, found);
    else await attempts.remove(found, began).catch((told: Error) => context.warn(told.message));
    ledger.settled(name);
  }
  step.forgetList();
}
