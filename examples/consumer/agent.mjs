// A workload: exchanges its credential for a token, and calls the API with it.
import { Keycard } from "pulumi-keycard/sdk";

const { CREDENTIAL, KEYCARD_CLIENT_ID, KEYCARD_CLIENT_SECRET, KEYCARD_BASE_URL } = process.env;
const [organization_id, service_account_id, credentialId] =
  CREDENTIAL.split("/").map(decodeURIComponent);

const keycard = new Keycard({
  clientId: KEYCARD_CLIENT_ID,
  clientSecret: KEYCARD_CLIENT_SECRET,
  baseUrl: KEYCARD_BASE_URL,
});
await keycard.login();
const { credentials } = keycard.organizations.serviceAccounts;
const { name } = await credentials.retrieve(credentialId, { organization_id, service_account_id });

console.log(`logged in as ${KEYCARD_CLIENT_ID}, the credential named ${name}`);
