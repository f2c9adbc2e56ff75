// A workload that never stops: it calls the API with the credential in a file, and reads that file again now and then.
//
//   node consumer.mjs credential.json
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { Keycard } from "pulumi-keycard/sdk";

const [file] = process.argv.slice(2);
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
  const before = credential?.clientId;
  credential = JSON.parse(await readFile(file, "utf8"));
  pickedUpAt = Date.now();
  if (credential.clientId !== before) console.log(`\nworks with client id ${credential.clientId}`);
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
