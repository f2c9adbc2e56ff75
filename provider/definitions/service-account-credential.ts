import { z } from "zod";
import { type ServiceAccountCredential as ApiCredential, NotFoundError } from "../../sdk";
import * as parameters from "../../sdk/parameters";
import { defineResource, type State } from "../engine/definition";
import { PartialFailure } from "../engine/partial-failure";
import { definedOnly, property, type Values } from "../engine/property";
import { formatId } from "../engine/resource-id";
import { createCredential } from "./create-credential";
import { addressOf, type CredentialAddress } from "./credential-address";
import type { KeycardContext } from "./keycard-context";
import { normalizeOwner } from "./normalize-owner";
import { refuseSelfRevocation } from "./self-revocation";
import { unlessGone } from "./unless-gone";
import { verifyCredential } from "./verify-credential";

const inputs = {
  serviceAccountId: property(z.string().min(1), {
    description:
      "The service account that the credential logs in as: its id, or the Pulumi id of a `ServiceAccount`. Changing it replaces the credential.",
    replaces: true,
  }),
  organizationId: property(parameters.id, {
    description:
      "The organization, by id or label. Default for a new credential: the provider's; afterwards the credential stays where it is. Changing it replaces the credential.",
    replaces: true,
    fromProvider: true,
  }),
  name: property(parameters.name.optional(), {
    description:
      "The name shown in Keycard's UI, 1 to 255 characters. Default: the resource's name and a random suffix.",
  }),
  description: property(parameters.description.optional(), {
    description: "At most 500 characters. Removing it clears it.",
    confidential: true,
    emptyIsAbsent: true,
  }),
  rotateWhenChanged: property(z.record(z.string(), z.string()).optional(), {
    description:
      "Any keys and values; a change in them replaces the credential. The new one exists before the old is deleted.",
    replaces: true,
    confidential: true,
    emptyIsAbsent: true,
  }),
  allowSelfRevocation: property(z.boolean().optional(), {
    description:
      "Allows to delete or replace the very credential that the provider is logged in with. Takes effect with the `up` after the one that sets it.",
  }),
  verify: property(z.boolean().optional(), {
    description:
      "Logs in with the credential once after it was created or updated, and fails the update where that is refused. Default false.",
  }),
};

const outputs = {
  credentialId: property(z.string(), { description: "The API's id of the credential." }),
  clientId: property(z.string(), {
    description: "What the workload logs in as, together with `clientSecret`.",
  }),
  clientSecret: property(z.string(), {
    description:
      "Always a secret. The API tells it once, at creation; from then on the state keeps it.",
    secret: true,
  }),
  createdAt: property(z.string(), { description: "RFC 3339, UTC." }),
};

type CredentialInputs = Values<typeof inputs> & { autoName?: string | undefined };
type CredentialState = State<typeof inputs, typeof outputs>;

/** A credential of a service account. API: `organizations/serviceAccounts/credentials`. */
export const serviceAccountCredential = defineResource<
  typeof inputs,
  typeof outputs,
  KeycardContext
>({
  type: "ServiceAccountCredential",
  description:
    "A client id and secret of a Keycard service account, which a workload exchanges for tokens.",
  inputs,
  outputs,

  normalize: normalizeOwner,

  beforeReplace(olds, context) {
    refuseSelfRevocation("replace", olds, context);
  },

  async create(news, context) {
    const { organizationId, serviceAccountId, description } = news;
    const { created, concern } = await createCredential(
      {
        organizationId,
        serviceAccountId,
        description,
        name: nameOf(news),
        nameIsOurs: news.name === undefined,
      },
      context,
    );
    const id = formatId(organizationId, serviceAccountId, created.id);
    const state: CredentialState = {
      ...news,
      name: nameOf(news),
      credentialId: created.id,
      clientId: created.client_id,
      clientSecret: created.client_secret,
      createdAt: created.created_at,
    };
    if (concern !== undefined) throw new PartialFailure(id, state, concern);
    await verifyCredential(id, state, context);
    return { id, outputs: state };
  },

  async read(id, olds, context) {
    const address = addressOf(id);
    const { credentials } = context.keycard.organizations.serviceAccounts;
    const retrieved = credentials.retrieve(address.credentialId, address.params);
    const found = await unlessGone(retrieved, address.params.organization_id, context);
    return found && credentialState(found, address, olds);
  },

  async update(id, { olds, news }, context) {
    const address = addressOf(id);
    const change = changedText(olds, news);
    if (Object.keys(change).length > 0) {
      await sendUpdate(address, change, context);
    }
    const { credentialId, clientId, clientSecret, createdAt } = olds;
    const state = { ...news, name: nameOf(news), credentialId, clientId, clientSecret, createdAt };
    await verifyCredential(id, state, context);
    return state;
  },

  async delete(id, olds, context) {
    refuseSelfRevocation("delete", olds, context);
    const { credentialId, params } = addressOf(id);
    const { credentials } = context.keycard.organizations.serviceAccounts;
    const deleted = credentials.delete(credentialId, params);
    await unlessGone(deleted, params.organization_id, context);
  },
});

function nameOf({ name, autoName }: CredentialInputs): string {
  const chosen = name ?? autoName;
  if (chosen === undefined)
    throw new Error("Neither name nor autoName is set; check sets one of them.");
  return chosen;
}

/** The text that PATCH has to change; an empty string clears a description. */
function changedText(olds: CredentialState, news: CredentialInputs) {
  const name = nameOf(news);
  const description = news.description ?? "";
  return {
    ...(name !== olds.name && { name }),
    ...(description !== (olds.description ?? "") && { description }),
  };
}

async function sendUpdate(
  { credentialId, params }: CredentialAddress,
  change: { name?: string; description?: string },
  { keycard }: KeycardContext,
): Promise<void> {
  try {
    const { credentials } = keycard.organizations.serviceAccounts;
    await credentials.update(credentialId, { ...params, ...change });
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    throw new Error(
      `${error.message} If it was deleted outside Pulumi: \`pulumi refresh\` drops it from the state, and the next \`pulumi up\` creates a new one.`,
    );
  }
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
  const { rotateWhenChanged, allowSelfRevocation, verify, autoName } = olds;
  const inputs = {
    serviceAccountId: params.service_account_id,
    organizationId: params.organization_id,
    ...(found.name !== autoName && { name: found.name }),
    ...(found.description && { description: found.description }),
    ...definedOnly({ rotateWhenChanged, allowSelfRevocation, verify, autoName }),
  };
  const outputs = {
    ...inputs,
    name: found.name,
    credentialId: found.id,
    clientId: found.client_id,
    createdAt: olds.createdAt ?? found.created_at,
    ...definedOnly({ clientSecret: olds.clientSecret }),
  };
  return { inputs, outputs };
}
