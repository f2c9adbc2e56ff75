import { z } from "zod";
import { type ServiceAccount as ApiServiceAccount, ConflictError } from "../../sdk";
import * as parameters from "../../sdk/parameters";
import { defineResource, type State } from "../engine/definition";
import { PartialFailure } from "../engine/partial-failure";
import { definedOnly, property } from "../engine/property";
import { formatId } from "../engine/resource-id";
import { createOnce } from "./creation/create-once";
import { interruptible } from "./creation/interruptible";
import { serviceAccountTrace } from "./creation/service-account-creation";
import type { KeycardContext } from "./keycard-context";
import { changedLabel, labelInputs, nameOf, sendLabel } from "./label";
import { labelProperties } from "./label-properties";
import { forgettingReads } from "./reads/forgetting-reads";
import { refuseSelfRevocation } from "./self-revocation";
import { serviceAccountAddressOf, serviceAccountIdForm } from "./service-account-address";
import { credentialsOf, whatHoldsIt } from "./service-account-credentials";
import { unlessGone } from "./unless-gone";

const inputs = {
  organizationId: property(parameters.id, {
    description:
      "The organization, by id or label, 1 to 255 characters. Default for a new service account: the provider's; afterwards it stays where it is. Changing it replaces the service account.",
    replaces: true,
    fromProvider: true,
  }),
  ...labelProperties,
  allowSelfRevocation: property(z.boolean().optional(), {
    description:
      "Allows to delete or replace the very service account that the provider is logged in as. Takes effect with the `pulumi up` after the one that sets it. Default false.",
  }),
};

const outputs = {
  serviceAccountId: property(z.string(), { description: "The API's id of the service account." }),
  createdAt: property(z.string(), {
    description: "When the service account was created. RFC 3339, UTC.",
  }),
};

type ServiceAccountState = State<typeof inputs, typeof outputs>;

const definition = defineResource<typeof inputs, typeof outputs, KeycardContext>({
  type: "ServiceAccount",
  description:
    "The identity of an agent or a service at Keycard, which credentials log in as. Its id is what a credential takes as `serviceAccountId`. Its deletion fails while it has credentials that the API doesn't delete with it.",
  example: { description: "Deploys from the main branch" },
  idForm: serviceAccountIdForm,
  inputs,
  outputs,

  normalize: (given) => ({ inputs: { ...given }, failures: [] }),

  async beforeReplace(_id, olds, context) {
    await refuseOwnAccount("replace", olds, context);
  },

  async create(news, context) {
    const { organizationId } = news;
    const name = nameOf(news);
    const { created, concern } = await createOnce(serviceAccountTrace.creationOf(news), context);
    const id = formatId(organizationId, created.id);
    const state = {
      ...news,
      name,
      serviceAccountId: created.id,
      createdAt: created.created_at,
    };
    if (concern !== undefined) throw new PartialFailure(id, state, concern);
    return { id, outputs: state };
  },

  async read(id, olds, context) {
    const { serviceAccountId, params } = serviceAccountAddressOf(id);
    const retrieved = context.keycard.organizations.serviceAccounts.retrieve(
      serviceAccountId,
      params,
    );
    const found = await unlessGone(retrieved, params.organization_id, context);
    return found && serviceAccountState(found, params.organization_id, olds);
  },

  async update(id, { olds, news }, context) {
    const { serviceAccountId, params } = serviceAccountAddressOf(id);
    const { serviceAccounts } = context.keycard.organizations;
    await sendLabel(
      changedLabel(olds, news),
      (change) => serviceAccounts.update(serviceAccountId, { ...params, ...change }),
      "`pulumi refresh` drops it from the state, and the next `pulumi up` creates a new one.",
    );
    return { ...news, name: nameOf(news), serviceAccountId, createdAt: olds.createdAt };
  },

  async delete(id, olds, context) {
    await refuseOwnAccount("delete", olds, context);
    const { serviceAccountId, params } = serviceAccountAddressOf(id);
    const deleted = context.keycard.organizations.serviceAccounts.delete(serviceAccountId, params);
    try {
      await unlessGone(deleted, params.organization_id, context);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      throw new Error(error.message + whatHoldsIt(await credentialsOf(olds, context)));
    }
  },
});

/** A service account. API: `organizations/serviceAccounts`. */
export const serviceAccount = forgettingReads(interruptible(definition, serviceAccountTrace));

/** A service account as the state has it. */
export function serviceAccountState(
  found: ApiServiceAccount,
  organizationId: string,
  olds: Partial<ServiceAccountState>,
) {
  const { allowSelfRevocation } = olds;
  const inputs = {
    organizationId,
    ...labelInputs(found, olds),
    ...definedOnly({ allowSelfRevocation }),
  };
  const outputs = {
    ...inputs,
    name: found.name,
    serviceAccountId: found.id,
    createdAt: olds.createdAt ?? found.created_at,
  };
  return { inputs, outputs };
}

/** The API may delete an account's credentials with it, and the provider's own login may be one of them. */
async function refuseOwnAccount(
  verb: "delete" | "replace",
  olds: ServiceAccountState,
  context: KeycardContext,
): Promise<void> {
  if (olds.allowSelfRevocation) return;
  const clientIds = (await credentialsOf(olds, context)).map(({ client_id }) => client_id);
  refuseSelfRevocation(`${verb} the service account`, olds, clientIds, context);
}
