import { addressedOrganization, addressedServiceAccount } from "../addressed";
import { ApiError } from "../api-error";
import type { Answer, Call } from "../call";
import { type LabelChange, type NewLabel, relabel } from "../label";
import { page } from "../page";
import type { ServiceAccount } from "../records";
import type { Store } from "../store";
import { permissions } from "./permissions";

/** Assumed: nothing public says what becomes of the credentials. `false` deletes them too. */
const REFUSES_TO_DELETE_AN_ACCOUNT_WITH_CREDENTIALS: boolean = true;

export function serviceAccountOperations(store: Store) {
  return {
    createServiceAccount(call: Call<NewLabel>): Answer {
      const account = store.addServiceAccount(addressedOrganization(store, call), call.body);
      return { status: 201, body: shown(account) };
    },

    listServiceAccounts(call: Call): Answer {
      const organization = addressedOrganization(store, call);
      const all = store.serviceAccountsOf(organization);
      const { items, pageInfo } = page(all, call.query);
      return {
        status: 200,
        body: {
          items: items.map((account) => ({ ...shown(account), ...granted(call) })),
          page_info: pageInfo,
          ...permissions(call.query, "service_accounts", ["create", "list"]),
        },
      };
    },

    retrieveServiceAccount(call: Call): Answer {
      const account = addressedServiceAccount(store, call);
      return { status: 200, body: { ...shown(account), ...granted(call) } };
    },

    updateServiceAccount(call: Call<LabelChange>): Answer {
      const account = addressedServiceAccount(store, call);
      relabel(account, call.body);
      account.updatedAt = store.time();
      return { status: 200, body: shown(account) };
    },

    deleteServiceAccount(call: Call): Answer {
      const account = addressedServiceAccount(store, call);
      const isInUse = store.credentialsOf(account).length > 0;
      if (REFUSES_TO_DELETE_AN_ACCOUNT_WITH_CREDENTIALS && isInUse) {
        throw new ApiError(409, `The service account "${account.id}" still has credentials.`);
      }
      store.removeServiceAccount(account);
      return { status: 204 };
    },
  };
}

function shown({ id, name, description, createdAt, updatedAt }: ServiceAccount) {
  return { id, created_at: createdAt, updated_at: updatedAt, name, description };
}

function granted({ query }: Call) {
  return permissions(query, "service_accounts", ["read", "update", "delete"]);
}
