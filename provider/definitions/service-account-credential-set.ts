import { randomBytes } from "node:crypto";
import { type AutoNamed, defineResource } from "../engine/definition";
import { formatId } from "../engine/resource-id";
import { resourceTitle } from "../engine/resource-title";
import { isUnknown } from "../engine/unknown-value";
import type { KeycardContext } from "./keycard-context";
import { forgettingReads } from "./reads/forgetting-reads";
import { refuseSelfRevocation } from "./self-revocation";
import { bringAbout } from "./set/bring-about";
import { deletePending } from "./set/delete-pending";
import { dueChanges, keyChanges } from "./set/key-changes";
import { Ledger } from "./set/ledger";
import { clashes, normalizeSet, unnamed } from "./set/normalize-set";
import { readSet } from "./set/read-set";
import { deleteUnknown } from "./set/set-leftovers";
import { inputs, outputs } from "./set/set-properties";
import { type SetState, usable } from "./set/set-state";
import { SetStep } from "./set/set-step";
import { settleCreations } from "./set/settle-creations";
import { halfDestroyed, stepFailure } from "./set/step-failure";
import { unlessGone } from "./unless-gone";

const type = "ServiceAccountCredentialSet";

const definition = defineResource<typeof inputs, typeof outputs, KeycardContext>({
  type,
  description:
    "Many credentials of one Keycard service account as one resource, each under a key. A change of one touches no other. The engine's work for each step is done once for all of them, so that thousands take seconds.",
  example: {
    serviceAccountId: "ab3def8hij2klm9opq5rst7uvw",
    credentials: { ci: {}, nightly: { description: "the nightly build" } },
  },
  inputs,
  outputs,

  normalize: normalizeSet,
  unnamed,
  clashes,

  beforeReplace(id, given, context) {
    const olds = stateOf(id, given);
    refuseSelfRevocation("replace the set with the credential", olds, clientIdsOf(olds), context);
  },

  due: (id, { olds, news }) => dueChanges(stateOf(id, olds), news),

  planned({ olds, news }) {
    if (isUnknown(news.credentials)) return {};
    const { rotated, deleted } = keyChanges(olds, news);
    const changing = new Set([...rotated, ...deleted]);
    const staying = (byKey: Record<string, string>) =>
      Object.fromEntries(Object.entries(byKey).filter(([key]) => !changing.has(key)));
    return {
      credentialIds: staying(olds.credentialIds),
      clientIds: staying(olds.clientIds),
      clientSecrets: staying(olds.clientSecrets),
    };
  },

  async create(news, context) {
    const { organizationId, serviceAccountId, credentials } = news;
    const random = randomBytes(8).toString("hex");
    const id = formatId(organizationId, serviceAccountId, `set-${random}`);
    const ledger = new Ledger();
    const step = new SetStep(id, titleOf(id, news), news, ledger, context);
    const state = () => ({ ...news, ...ledger.state() });
    const ofOne = { organization_id: organizationId, limit: 1 };
    try {
      // Else nothing would say, before its first credential or its end, that the service account isn't there.
      if (Object.keys(credentials).length === 0)
        await step.credentials.list(serviceAccountId, ofOne);
      await bringAbout(step, keyChanges({ credentials: {} }, news), credentials);
    } catch (error) {
      throw stepFailure(error, id, ledger.isTouched ? state() : undefined);
    }
    return { id, outputs: state() };
  },

  async read(id, given, context) {
    if (Object.keys(given).length === 0) {
      throw new Error(
        "A ServiceAccountCredentialSet can't be imported by its id: the API doesn't know which credentials belong " +
          "together. Import them one by one as ServiceAccountCredentials, or declare a set, which makes new ones.",
      );
    }
    return readSet({ id, title: titleOf(id, given) }, stateOf(id, given), context);
  },

  async update(id, { olds: given, news }, context) {
    const olds = stateOf(id, given);
    const changes = keyChanges(olds, news);
    const going = [...changes.rotated, ...changes.deleted].map((key) => olds.clientIds[key] ?? "");
    const pending = Object.values(olds.pendingDeletes ?? {});
    refuseSelfRevocation("delete the credential", olds, [...going, ...pending], context);
    const ledger = new Ledger(olds);
    const step = new SetStep(id, titleOf(id, given), news, ledger, context);
    const { autoName, autoNameIsChosen } = news;
    try {
      await bringAbout(step, changes, news.credentials);
    } catch (error) {
      const state = { ...olds, autoName, autoNameIsChosen, ...ledger.state() };
      throw stepFailure(error, id, ledger.isTouched ? state : undefined);
    }
    return { ...news, ...ledger.state() };
  },

  async delete(id, given, context) {
    const olds = stateOf(id, given);
    refuseSelfRevocation("delete the set with the credential", olds, clientIdsOf(olds), context);
    const ledger = new Ledger(olds);
    const step = new SetStep(id, titleOf(id, olds), olds, ledger, context);
    const { organization_id } = step.params;
    await unlessGone(settleCreations(step), organization_id, context);
    for (const key of Object.keys(olds.credentialIds)) ledger.dropped(key);
    const all = ledger.pendingDeletes.length;
    try {
      await deletePending(step, async () => {
        // What is listed has to be what is left now.
        step.forgetList();
        await unlessGone(deleteUnknown(step), organization_id, context);
      });
    } catch (error) {
      throw ledger.pendingDeletes.length < all ? halfDestroyed(error) : error;
    }
  },

  async undo(id, made, context) {
    const ledger = new Ledger({ ...made, pendingCreates: undefined });
    for (const key of Object.keys(made.credentialIds)) ledger.dropped(key);
    await deletePending(new SetStep(id, titleOf(id, made), made, ledger, context));
  },
});

/** The credentials of a service account as one resource. API: `organizations/serviceAccounts/credentials`. */
export const serviceAccountCredentialSet = forgettingReads(definition);

function titleOf(id: string, { autoName }: AutoNamed): string {
  return resourceTitle(type, id, autoName);
}

/** @throws Error where it can't be worked with */
function stateOf(id: string, given: Partial<SetState>): SetState {
  return usable(titleOf(id, given), given);
}

function clientIdsOf({ clientIds, pendingDeletes }: SetState): string[] {
  return [...Object.values(clientIds), ...Object.values(pendingDeletes ?? {})];
}
