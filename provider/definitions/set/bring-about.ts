import { messageOf } from "../../engine/message-of";
import { createOnce } from "../creation/create-once";
import { credentialCreation } from "../creation/credential-creation";
import { InterruptedCreation } from "../creation/interrupted-creation";
import { changedLabel, sendLabel } from "../label";
import { declaredName, isOurs } from "./declared-name";
import { deletePending } from "./delete-pending";
import { eachKey } from "./each-key";
import type { KeyChanges } from "./key-changes";
import { deleteFound, unknownNamed } from "./set-leftovers";
import type { Declaration } from "./set-properties";
import type { SetStep } from "./set-step";
import { settleCreations } from "./settle-creations";

/**
 * Makes a set what the program declares: what is new before what is changed, and that before what is deleted, so that
 * a credential and the one that replaces it are both valid as long as can be. What is done stands in the ledger,
 * wherever it fails.
 */
export async function bringAbout(
  step: SetStep,
  { created, rotated, changed, deleted }: KeyChanges,
  credentials: Record<string, Declaration>,
): Promise<void> {
  const declared = (key: string) => credentials[key] ?? {};
  await settleCreations(step);
  const making = [...created, ...rotated];
  const known = step.ledger.isNew ? [] : await knownUnderNames(step, making, declared);
  await eachKey(making, (key) => make(step, { key, declared: declared(key) }, known));
  await eachKey(changed, (key) => change(step, key, declared(key)));
  for (const key of deleted) step.ledger.dropped(key);
  await deletePending(step);
}

async function make(
  { owner, title, naming, ledger, context }: SetStep,
  { key, declared }: { key: string; declared: Declaration },
  known: readonly string[],
): Promise<void> {
  const wanted = {
    ...owner,
    description: declared.description,
    name: declaredName(key, declared, naming),
    nameIsOurs: isOurs(declared, naming),
    known,
  };
  try {
    const { created, concern } = await createOnce(
      (calls) => credentialCreation(wanted, calls),
      context,
    );
    ledger.made(key, declared, created);
    if (concern !== undefined) context.warn(`${title}, ${JSON.stringify(key)}: ${concern}`);
  } catch (error) {
    if (error instanceof InterruptedCreation) {
      const { found, startedAt } = error;
      if (found?.client_id === undefined) ledger.inDoubt(wanted.name, startedAt);
      else ledger.toDelete(found.id, found.client_id);
    }
    throw error;
  }
}

async function change(
  { params, naming, ledger, credentials }: SetStep,
  key: string,
  declared: Declaration,
): Promise<void> {
  const credentialId = ledger.credentialId(key) ?? "";
  const labelOf = (one: Declaration) => ({ ...one, name: declaredName(key, one, naming) });
  await sendLabel(
    changedLabel(labelOf(ledger.declared(key) ?? {}), labelOf(declared)),
    (label) => credentials.update(credentialId, { ...params, ...label }),
    "`pulumi refresh` notices, and the next `pulumi up` makes a new one.",
  );
  ledger.changed(key, declared);
}

/**
 * The ids of what may bear a name of ours beside what is made now: what the state holds, under whatever key, and what an
 * `up` that was killed has left. That goes, unless somebody works with it.
 */
async function knownUnderNames(
  step: SetStep,
  keys: readonly string[],
  declared: (key: string) => Declaration,
): Promise<string[]> {
  const { title, naming, ledger, context } = step;
  const held = ledger.held.map(({ credentialId }) => credentialId);
  const names = new Set(
    keys
      .filter((key) => isOurs(declared(key), naming))
      .map((key) => declaredName(key, declared(key), naming)),
  );
  if (names.size === 0) return held;
  try {
    const found = await unknownNamed(step, (name) => names.has(name));
    held.push(...found.map(({ id }) => id));
    await deleteFound(step, found);
  } catch (error) {
    context.warn(
      `${title}: whether an \`up\` that was killed has left credentials could not be found out, or they could not be ` +
        `deleted. ${messageOf(error)}`,
    );
  }
  return held;
}
