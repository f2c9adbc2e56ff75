import type { Listed } from "../creation/creation";
import { deleteLeftovers } from "../creation/leftovers";
import { isOfSet } from "./declared-name";
import { type SetStep, width } from "./set-step";

/** Deletes what was found under names of the set's, unless somebody works with it. */
export async function deleteFound(step: SetStep, found: readonly Listed[]): Promise<void> {
  const { params, context, credentials } = step;
  const wanted = { kind: "credential", delete: (id: string) => credentials.delete(id, params) };
  // A login is never our own: a set verifies none.
  await deleteLeftovers(found, wanted, context, { ownLoginWithinMs: 0, width });
}

/** What bears one of the names that are asked for, and neither the state nor another resource of this `up` knows. */
export async function unknownNamed(step: SetStep, isAskedFor: (name: string) => boolean) {
  const known = new Set(step.ledger.held.map(({ credentialId }) => credentialId));
  const isKnown = (id: string) => known.has(id) || step.context.created.has(id);
  return (await step.listed()).filter(({ id, name }) => isAskedFor(name) && !isKnown(id));
}

/** What an `up` that was killed has made under a name of the set's, and no state knows. */
export async function deleteUnknown(step: SetStep): Promise<void> {
  const { naming } = step;
  if (naming.autoName === undefined || naming.autoNameIsChosen) return;
  await deleteFound(step, await unknownNamed(step, (name) => isOfSet(name, naming)));
}
