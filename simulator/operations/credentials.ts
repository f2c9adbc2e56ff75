import { addressedCredential, addressedServiceAccount } from "../addressed";
import type { Answer, Call } from "../call";
import { type LabelChange, type NewLabel, relabel } from "../label";
import { page } from "../page";
import type { Credential } from "../records";
import type { Store } from "../store";
import { permissions } from "./permissions";

export function credentialOperations(store: Store) {
  return {
    createCredential(call: Call<NewLabel>): Answer {
      const credential = store.addCredential(addressedServiceAccount(store, call), call.body);
      return {
        status: 201,
        body: { ...shown(credential), client_secret: credential.clientSecret },
      };
    },

    listCredentials(call: Call): Answer {
      const all = store.credentialsOf(addressedServiceAccount(store, call));
      const { items, pageInfo } = page(all, call.query);
      return {
        status: 200,
        body: {
          items: items.map((credential) => ({ ...shown(credential), ...granted(call) })),
          page_info: pageInfo,
          ...permissions(call.query, "service_account_credentials", ["create", "list"]),
        },
      };
    },

    retrieveCredential(call: Call): Answer {
      const credential = addressedCredential(store, call);
      return { status: 200, body: { ...shown(credential), ...granted(call) } };
    },

    updateCredential(call: Call<LabelChange>): Answer {
      const credential = addressedCredential(store, call);
      relabel(credential, call.body);
      return { status: 200, body: shown(credential) };
    },

    deleteCredential(call: Call): Answer {
      store.credentials.delete(addressedCredential(store, call).id);
      return { status: 204 };
    },
  };
}

function shown({ id, clientId, createdAt, name, description, lastUsedAt }: Credential) {
  return {
    id,
    client_id: clientId,
    created_at: createdAt,
    name,
    description,
    last_used_at: lastUsedAt,
  };
}

function granted({ query }: Call) {
  return permissions(query, "service_account_credentials", ["read", "update", "delete"]);
}
