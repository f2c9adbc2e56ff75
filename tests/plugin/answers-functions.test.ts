import { created, logIn, operations, providerErrorOf } from "../provider/provided";
import { revealed } from "../provider/secrets-on-the-wire";
import type { Values } from "../provider/wire";
import { keepSecrets } from "../support/evidence";
import { clientOf } from "../support/simulated";
import { invoked } from "./invoked";
import { pluggedToAll } from "./plugged";

const given = pluggedToAll();
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

async function answerOf(name: string, args: Values): Promise<Values> {
  const { answered, failures } = await invoked(given().plugin, name, args);
  expect(failures).toEqual([]);
  return answered;
}

test("a credential is found by its id and by its parts, with its last use and without its secret", async () => {
  const { simulator } = given();
  const { organizationId, serviceAccountId } = simulator;
  const held = await created(given(), { name: "ci", description: "of the pipeline" });
  const { credentialId, clientId, createdAt } = held.outputs;
  const found = {
    id: held.id,
    organizationId,
    serviceAccountId,
    credentialId,
    clientId,
    createdAt,
    name: "ci",
    description: "of the pipeline",
  };
  const get = (args: Values) => answerOf("getServiceAccountCredential", args);
  expect(await get({ id: held.id })).toEqual(found);

  await logIn(simulator, revealed(held.outputs) as Values);
  const used = { ...found, lastUsedAt: expect.stringMatching(/^20.*Z$/) };
  const parts = { serviceAccountId, credentialId: String(credentialId) };
  expect(await get(parts)).toEqual(used);
  expect(await get({ ...parts, organizationId })).toEqual(used);
  const ofAccount = { ...parts, serviceAccountId: `${organizationId}/${serviceAccountId}` };
  expect(await get(ofAccount)).toEqual(used);
});

test("a service account is found by its id and by its parts", async () => {
  const { organizationId, serviceAccountId } = given().simulator;
  const id = `${organizationId}/${serviceAccountId}`;
  const found = {
    id,
    organizationId,
    serviceAccountId,
    name: "Simulated service account",
    createdAt: expect.any(String),
    updatedAt: expect.any(String),
  };
  expect(await answerOf("getServiceAccount", { id })).toEqual(found);
  expect(await answerOf("getServiceAccount", { serviceAccountId })).toEqual(found);
});

test("permissions are told on request, by all three", async () => {
  const { serviceAccountId } = given().simulator;
  const { id } = await created(given());
  const permissions = expect.objectContaining({});
  const includePermissions = true;
  expect(await answerOf("getServiceAccountCredential", { id, includePermissions })).toMatchObject({
    permissions,
  });
  expect(
    await answerOf("getServiceAccount", { serviceAccountId, includePermissions }),
  ).toMatchObject({ permissions });
  const all = await answerOf("getServiceAccountCredentials", {
    serviceAccountId,
    includePermissions,
  });
  expect((all.credentials as Values[])[0]).toMatchObject({ permissions });
  expect(await answerOf("getServiceAccountCredential", { id })).not.toHaveProperty("permissions");
});

test("205 credentials are walked page by page", async () => {
  const { simulator } = given();
  const { organizationId: organization_id } = simulator;
  const { serviceAccountId } = simulator.addServiceAccount(organization_id);
  const { credentials } = clientOf(simulator).organizations.serviceAccounts;
  const names = Array.from({ length: 205 }, (_, n) => `number ${n}`);
  for (const name of names) await credentials.create(serviceAccountId, { organization_id, name });
  keepSecrets(simulator.issuedSecrets());
  simulator.clearRequests();

  const all = await answerOf("getServiceAccountCredentials", { serviceAccountId });
  const found = all.credentials as Values[];
  expect(found.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  expect(new Set(found.map(({ id }) => id)).size).toBe(205);
  expect(operations(simulator)).toEqual(Array(3).fill("listCredentials"));
});

test.each<[string, string, Values, string, RegExp]>([
  ["nothing", "getServiceAccount", {}, "serviceAccountId", /required and not given/],
  ["an unknown one", "getServiceAccount", { nmae: 1 }, "nmae", /id, serviceAccountId/],
  ["a wrong type", "getServiceAccount", { id: 7 }, "id", /7 \(number\)/],
  ["an id of another form", "getServiceAccountCredential", { id: "a/b" }, "id", /<credential>/],
  [
    "an id beside a part",
    "getServiceAccount",
    { id: "a/b", serviceAccountId: "b" },
    "serviceAccountId",
    /Leave one of the two out/,
  ],
  [
    "one that isn't known yet",
    "getServiceAccountCredentials",
    { serviceAccountId: unknown },
    "serviceAccountId",
    /not known yet.*`Output` form/,
  ],
])("%s as arguments is a failure, and asks nothing", async (_, name, args, property, reason) => {
  const { failures } = await invoked(given().plugin, name, args);
  expect(failures).toContainEqual({ property, reason: expect.stringMatching(reason) });
  expect(operations(given().simulator)).toEqual([]);
});

test.each(["getServiceAccountCredential", "getServiceAccountCredentials", "getServiceAccount"])(
  "%s of what isn't there is an error that names it",
  async (name) => {
    const { organizationId } = given().simulator;
    const id = { id: `${organizationId}/missing${name.endsWith("Credential") ? "/x" : ""}` };
    const args = name.endsWith("s") ? { serviceAccountId: "missing" } : id;
    const { message } = await providerErrorOf(invoked(given().plugin, name, args));
    expect(message).toMatch(/^Can't .*404/);
  },
);
