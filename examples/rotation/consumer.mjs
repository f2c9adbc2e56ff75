// A workload that never stops: it calls the API with the credential in a file, and reads that file again now and then.
//
//   node consumer.mjs credential.json
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { Keycard } from "pulumi-keycard/sdk";

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error("usage: node consumer.mjs credential.json");
  process.exit(1);
}
const pickUpEveryMs = 1_000 * Number(process.env.PICK_UP_EVERY_SECONDS ?? 60);
const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stopped.abort());

let calls = 0;
let failed = 0;
let credential;
let pickedUpAt = 0;

while (!stopped.signal.aborted) {
  if (Date.now() - pickedUpAt >= pickUpEveryMs) await pickUp();
  calls += 1;
  try {
    await call();
    process.stdout.write(".");
  } catch (error) {
    failed += 1;
    console.log(`\na call failed: ${error.message}`);
  }
  await sleep(200, undefined, { signal: stopped.signal }).catch(() => {});
}
console.log(`\ncalls: ${calls}, failed: ${failed}`);

async function pickUp() {
  const next = await readCredential();
  pickedUpAt = Date.now();
  if (next.clientId !== credential?.clientId)
    console.log(`\nworks with client id ${next.clientId}`);
  credential = next;
}

/** Where the file is missing, or only half written, what was picked up before goes on. */
async function readCredential() {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    if (credential !== undefined) return credential;
    console.error(`${file} holds no credential yet: ${error.message}`);
    process.exit(1);
  }
}

/** Logs in each time, as many short jobs would. */
async function call() {
  const { organizationId, serviceAccountId, credentialId, clientId, clientSecret } = credential;
  const keycard = new Keycard({ clientId, clientSecret, baseUrl: process.env.KEYCARD_BASE_URL });
  await keycard.organizations.serviceAccounts.credentials.retrieve(credentialId, {
    organization_id: organizationId,
    service_account_id: serviceAccountId,
  });
}
