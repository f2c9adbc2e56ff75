import type { ClientCredentials } from "./logins";
import type { Store } from "./store";

// The example values of the API's public pages, so that what is copied from there works here.

export const exampleLogin: ClientCredentials = {
  clientId: "My Client ID",
  clientSecret: "My Client Secret",
};

export function addExampleRecords(store: Store): void {
  const id = "ab3def8hij2klm9opq5rst7uvw";
  const account = store.addServiceAccount(
    store.addOrganization({ id: "x" }),
    { name: "Example service account" },
    id,
  );
  store.addCredential(account, { name: "Example credential" }, id);
}
