import type { ServiceAccountCredential as ApiCredential } from "../../sdk";
import { defineResource, type State } from "../engine/definition";
import { definedOnly, property } from "../engine/property";
import { formatId } from "../engine/resource-id";
import { resourceTitle } from "../engine/resource-title";
import { createOnce } from "./creation/create-once";
import { credentialTrace } from "./creation/credential-creation";
import { interruptible } from "./creation/interruptible";
import { addressOf, type CredentialAddress, credentialIdForm } from "./credential-address";
import {
  credentialInputs,
  credentialOutputs,
  encryptToDescription,
  rotateWhenChanged,
} from "./credential-properties";
import { encryptTo } from "./encryption/normalize-keys";
import { recorderFor } from "./encryption/recorder";
import type { KeycardContext } from "./keycard-context";
import { changedLabel, labelInputs, nameOf, sendLabel } from "./label";
import { normalizeCredential } from "./normalize-credential";
import { forgettingReads } from "./reads/forgetting-reads";
import { refuseSelfRevocation } from "./self-revocation";
import { unlessGone } from "./unless-gone";
import { verifyCreated, verifyRead, verifyUpdated } from "./verify-credential";

const inputs = {
  ...credentialInputs,
  rotateWhenChanged: property(rotateWhenChanged, {
    description:
      "Any keys and values; a change in them replaces the credential. The new one exists before the old is deleted.",
    replaces: true,
    confidential: true,
    emptyIsAbsent: true,
  }),
  encryptTo: property(encryptTo, {
    description: `${encryptToDescription} Other keys replace the credential.`,
    replaces: true,
    confidential: true,
  }),
};

const outputs = credentialOutputs;

type CredentialState = State<typeof inputs, typeof outputs>;

const definition = defineResource<typeof inputs, typeof outputs, KeycardContext>({
  type: "ServiceAccountCredential",
  description:
    "A client id and secret of a Keycard service account, which a workload exchanges for tokens. The API tells the secret once, at creation; the state keeps it, encrypted, and an imported credential comes without it.",
  example: {
    serviceAccountId: "ab3def8hij2klm9opq5rst7uvw",
    rotateWhenChanged: { quarter: "2026-Q4" },
  },
  idForm: credentialIdForm,
  inputs,
  outputs,

  normalize: normalizeCredential,

  accept: refuseRotating,

  beforeReplace(_id, olds, context) {
    refuseSelfRevocation("replace the credential", olds, [olds.clientId], context);
  },

  async create(news, context) {
    const { organizationId, serviceAccountId } = news;
    const name = nameOf(news);
    const recorded = await recorderFor(news);
    const made = await createOnce(credentialTrace.creationOf(news), context);
    const id = formatId(organizationId, serviceAccountId, made.created.id);
    const state: CredentialState = { ...news, name, ...(await recorded(made.created)) };
    await verifyCreated(id, { ...state, name }, made, context);
    return { id, outputs: state };
  },

  async read(id, olds, context) {
    const address = addressOf(id);
    const retrieved = context.reads.retrieve(address, context);
    const found = await unlessGone(retrieved, address.params.organization_id, context);
    return found && verifyRead(id, credentialState(found, address, olds), context);
  },

  async update(id, { olds, news }, context) {
    refuseRotating(id, olds);
    const { credentialId, params } = addressOf(id);
    const { credentials } = context.keycard.organizations.serviceAccounts;
    await sendLabel(
      changedLabel(olds, news),
      (change) => credentials.update(credentialId, { ...params, ...change }),
      "`pulumi refresh` drops it from the state, and the next `pulumi up` creates a new one.",
    );
    const name = nameOf(news);
    const { clientId, clientSecret, encryptedClientSecret, createdAt } = olds;
    const secret = { clientSecret, encryptedClientSecret };
    const state = { ...news, name, credentialId, clientId, ...secret, createdAt };
    await verifyUpdated(id, { olds, state }, context);
    return state;
  },

  async delete(id, olds, context) {
    refuseSelfRevocation("delete the credential", olds, [olds.clientId], context);
    const { credentialId, params } = addressOf(id);
    const { credentials } = context.keycard.organizations.serviceAccounts;
    const deleted = credentials.delete(credentialId, params);
    await unlessGone(deleted, params.organization_id, context);
  },
});

/** A credential of a service account. API: `organizations/serviceAccounts/credentials`. */
export const serviceAccountCredential = forgettingReads(interruptible(definition, credentialTrace));

/** An alias can make one of a rotating credential. */
function refuseRotating(id: string, olds: CredentialState): void {
  if (!("rotationAnchor" in olds)) return;
  throw new Error(
    `${resourceTitle("RotatingServiceAccountCredential", id, olds.name)} can't become a ServiceAccountCredential: ` +
      "that would forget the superseded credentials, which are live. Declare it as what it is, or remove it and " +
      "declare a new one.",
  );
}

/**
 * A credential as the state has it: what the API tells, and what only the state knows, the secret above all.
 *
 * @param olds the state so far; nothing for one that is adopted
 */
export function credentialState(
  found: ApiCredential,
  { params }: Pick<CredentialAddress, "params">,
  olds: Partial<CredentialState>,
) {
  const { rotateWhenChanged, allowSelfRevocation, verify, encryptTo } = olds;
  const inputs = {
    serviceAccountId: params.service_account_id,
    organizationId: params.organization_id,
    ...labelInputs(found, olds),
    ...definedOnly({ rotateWhenChanged, allowSelfRevocation, verify, encryptTo }),
  };
  const outputs = {
    ...inputs,
    name: found.name,
    credentialId: found.id,
    clientId: found.client_id,
    createdAt: olds.createdAt ?? found.created_at,
    ...definedOnly({
      clientSecret: olds.clientSecret,
      encryptedClientSecret: olds.encryptedClientSecret,
    }),
  };
  return { inputs, outputs };
}
