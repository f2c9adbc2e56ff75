import { type AutoNamed, defineResource } from "../engine/definition";
import type { Values } from "../engine/property";
import { formatId } from "../engine/resource-id";
import { resourceTitle } from "../engine/resource-title";
import { isUnknown } from "../engine/unknown-value";
import { createOnce } from "./creation/create-once";
import { credentialTrace, declaredCredential } from "./creation/credential-creation";
import { interruptible } from "./creation/interruptible";
import { deleteLeftovers, leftovers } from "./creation/leftovers";
import { addressOf } from "./credential-address";
import { recorderFor } from "./encryption/recorder";
import type { KeycardContext } from "./keycard-context";
import { changedLabel, nameOf, sendLabel } from "./label";
import { normalizeCredential } from "./normalize-credential";
import { forgettingReads } from "./reads/forgetting-reads";
import { dueRotation, dueWork, plannedRotationAt, promised } from "./rotation/due";
import { type RotatingCredentialState, readRotating } from "./rotation/read-rotating";
import { retire } from "./rotation/retire";
import { rotate, type Step } from "./rotation/rotate";
import { inputs, outputs } from "./rotation/rotating-properties";
import { held, isPlain, type RotatingState, usable } from "./rotation/rotating-state";
import { nextRotationAt } from "./rotation/schedule";
import { refuseSelfRevocation } from "./self-revocation";
import { unlessGone } from "./unless-gone";
import { verifyCreated, verifyRead, verifyUpdated } from "./verify-credential";

const type = "RotatingServiceAccountCredential";

const definition = defineResource<typeof inputs, typeof outputs, KeycardContext>({
  type,
  description:
    "A credential of a Keycard service account that is followed by a new one on a schedule or on demand. The one before stays valid for a while, so that no consumer is cut off. What is due is done by the first `pulumi up` after its date; the outputs are those of the current credential.",
  example: {
    serviceAccountId: "ab3def8hij2klm9opq5rst7uvw",
    rotateEveryDays: 30,
    retirePreviousAfterDays: 7,
  },
  idForm: "<organization>/<service account>/<first credential>",
  inputs,
  outputs,

  normalize: normalizeCredential,

  beforeReplace(id, given, context) {
    const olds = usable(titleOf(id, given), given);
    refuseSelfRevocation("replace the credential", olds, clientIdsOf(olds), context);
  },

  due(id, { olds, news }, clock) {
    const work = dueWork(usable(titleOf(id, olds), olds), news, clock.now());
    if (!isPlain(olds)) return work;
    const becoming = { why: "a plain credential becomes a rotating one", changes: [] };
    return [{ ...becoming, by: "program" }, ...work];
  },

  planned({ olds: given, news }) {
    const olds = usable(type, given);
    return {
      rotationAnchor: olds.rotationAnchor,
      nextRotationAt: isUnknown(news.rotateEveryDays)
        ? news.rotateEveryDays
        : plannedRotationAt(olds, news),
      previous: promised(olds, news),
    };
  },

  async create(news, context) {
    const recorded = await recorderFor(news);
    const made = await createOnce(credentialTrace.creationOf(news), context);
    const id = formatId(news.organizationId, news.serviceAccountId, made.created.id);
    const current = await recorded(made.created);
    const rotationAnchor = current.createdAt;
    const state = {
      ...news,
      ...current,
      name: nameOf(news),
      rotationAnchor,
      nextRotationAt: nextRotationAt(news, rotationAnchor, current),
      previous: [],
    };
    await verifyCreated(id, state, made, context);
    return { id, outputs: state };
  },

  async read(id, olds, context) {
    const read = await readRotating({ type, id }, olds, context);
    return read && verifyRead(id, read, context);
  },

  async update(id, { olds: given, news }, context) {
    const title = titleOf(id, given);
    const olds = usable(title, given);
    const isDue = dueRotation(olds, news, context.now()) !== undefined;
    const { superseded, ...current } = isDue
      ? await rotate({ id, title, olds, next: declaredCredential(news), settings: news }, context)
      : await stay(id, { olds, news }, context);
    const earlier = promised(olds, news);
    const { rotationAnchor, allowSelfRevocation } = olds;
    const state = {
      ...news,
      ...current,
      name: nameOf(news),
      rotationAnchor,
      previous: [...earlier, ...superseded],
    };
    if (!isDue) await verifyUpdated(id, { olds, state }, context);

    // Without what is superseded only now: its consumers have to have the time to get the new one.
    const owner = { ...news, allowSelfRevocation, ...addressOf(id), title };
    return { ...state, previous: [...(await retire(earlier, owner, context)), ...superseded] };
  },

  async delete(id, given, context) {
    const olds = usable(titleOf(id, given), given);
    refuseSelfRevocation("delete the credential", olds, clientIdsOf(olds), context);
    const { params } = addressOf(id);
    const { credentials } = context.keycard.organizations.serviceAccounts;
    for (const { credentialId } of ownLoginLast(held(olds), context)) {
      const deleted = credentials.delete(credentialId, params);
      await unlessGone(deleted, params.organization_id, context);
    }
    if (olds.autoName === undefined) return;
    const wanted = credentialTrace.creationOf({ ...olds, name: undefined })(context);
    const deleted = leftovers(wanted).then((found) => deleteLeftovers(found, wanted, context));
    await unlessGone(deleted, params.organization_id, context);
  },
});

/** A credential, and those before it that are still valid. API: `organizations/serviceAccounts/credentials`. */
export const rotatingServiceAccountCredential = forgettingReads(
  interruptible(definition, credentialTrace),
);

/** No rotation: what the program changes is changed in place. */
async function stay(
  id: string,
  { olds, news }: { olds: RotatingCredentialState; news: Inputs },
  context: KeycardContext,
): Promise<Step> {
  const { credentialId, clientId, clientSecret, encryptedClientSecret, createdAt } = olds;
  const { params } = addressOf(id);
  const { credentials } = context.keycard.organizations.serviceAccounts;
  await sendLabel(
    changedLabel(olds, news),
    (change) => credentials.update(credentialId, { ...params, ...change }),
    "`pulumi refresh` notices, and the next `pulumi up` makes a new one.",
  );
  return {
    credentialId,
    clientId,
    clientSecret,
    encryptedClientSecret,
    createdAt,
    nextRotationAt: plannedRotationAt(olds, news),
    superseded: [],
  };
}

type Inputs = Values<typeof inputs> & AutoNamed;

function titleOf(id: string, { name }: { name?: string | undefined }): string {
  return resourceTitle(type, id, name);
}

/** What the provider itself is logged in with deletes the others first. */
function ownLoginLast(
  credentials: readonly { credentialId: string; clientId: string }[],
  context: KeycardContext,
) {
  const isOwn = ({ clientId }: { clientId: string }) => Number(clientId === context.clientId);
  return credentials.toSorted((one, other) => isOwn(one) - isOwn(other));
}

function clientIdsOf(olds: RotatingState): string[] {
  return held(olds).map(({ clientId }) => clientId);
}
