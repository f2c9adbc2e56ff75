import type { Simulator } from "../../simulator";
import { operations, providerErrorOf } from "../provider/provided";
import type { Difference, Held } from "../provider/provider-process";
import type { ResourceType, Values } from "../provider/wire";
import { clientOf } from "../support/simulated";
import { pluggedToAll } from "./plugged";

interface Kind {
  type: ResourceType;
  operation: "createCredential" | "createServiceAccount";
  /** Beside what all kinds take. */
  program(simulator: Simulator): Values;
}

const serviceAccountId = (simulator: Simulator) => {
  const { serviceAccountId } = simulator.addServiceAccount(simulator.organizationId);
  return { serviceAccountId };
};
const kinds: Kind[] = [
  { type: "ServiceAccount", operation: "createServiceAccount", program: () => ({}) },
  {
    type: "ServiceAccountCredential",
    operation: "createCredential",
    program: serviceAccountId,
  },
  {
    type: "RotatingServiceAccountCredential",
    operation: "createCredential",
    program: serviceAccountId,
  },
];

const replacing: Difference = { changes: "some", replaces: ["createInterrupted"] };

describe.each(kinds)("of a $type", ({ type, operation, program }) => {
  const given = pluggedToAll(type);

  /** What bears the name at the API. */
  async function named({ inputs }: Held): Promise<string[]> {
    const { simulator } = given();
    const { organizationId: organization_id } = simulator;
    const { serviceAccounts } = clientOf(simulator).organizations;
    const owner = inputs.serviceAccountId;
    const listed = await Array.fromAsync<{ id: string; name: string }>(
      typeof owner === "string"
        ? serviceAccounts.credentials.list(owner, { organization_id, limit: 100 })
        : serviceAccounts.list({ organization_id, limit: 100 }),
    );
    const name = inputs.name ?? inputs.autoName;
    return listed.filter((one) => one.name === name).map(({ id }) => id);
  }

  /** The API takes its time: what was asked for long ago exists now. */
  async function appears({ inputs }: Held): Promise<void> {
    const { organizationId: organization_id } = given().simulator;
    const { serviceAccounts } = clientOf(given().simulator).organizations;
    const asked = { organization_id, name: String(inputs.autoName) };
    const owner = inputs.serviceAccountId;
    if (typeof owner === "string") await serviceAccounts.credentials.create(owner, asked);
    else await serviceAccounts.create(asked);
  }

  /** A creation that its time limit ends: the API's delay is before the effect, or after it. */
  async function interrupted(
    naming: Values,
    effect: "before" | "after",
  ): Promise<{ held: Held; message: string }> {
    const { provider, simulator } = given();
    await logIn();
    const news = { logicalName: "slow", ...program(simulator), ...naming };
    const { inputs } = await provider.check(news);
    const delayMs = effect === "before" ? 60_000 : 5_000;
    simulator.fault({ kind: "delay", delayMs, effect, operation });
    const error = await providerErrorOf(provider.create(inputs, 0.2));
    const { id = "", outputs = {} } = error.partialFailure ?? {};
    simulator.clearRequests();
    return { held: { id, inputs, outputs }, message: error.message };
  }

  /** The login is none of a creation's time. */
  async function logIn(): Promise<void> {
    const { provider, simulator } = given();
    const { organizationId, serviceAccountId } = simulator;
    const id = `${organizationId}/${serviceAccountId}${type === "ServiceAccount" ? "" : "/none"}`;
    await provider.read({ id, inputs: {}, outputs: {} });
  }

  test("that was made is recorded by what is known of it, and the next up replaces it", async () => {
    const { provider } = given();
    const { held, message } = await interrupted({}, "after");
    const [id] = await named(held);
    expect(message).toMatch(/`customTimeouts` allow 0\.2 s/);
    expect(held.id.endsWith(`/${id}`)).toBe(true);
    expect(held.outputs).toMatchObject({ createInterrupted: expect.any(String) });
    expect(held.outputs).not.toHaveProperty("clientSecret");

    expect(await provider.diff(held, held.inputs)).toEqual(replacing);
    expect((await provider.read(held)).outputs).toEqual(held.outputs);
    await provider.delete(held);
    expect(await named(held)).toEqual([]);
    expect((await provider.read(held)).id).toBe("");
    await provider.delete(held);
  });

  test("that can't be deleted although it was found is recorded, and deleted by the next up", async () => {
    const { provider, simulator } = given();
    await logIn();
    const { inputs } = await provider.check({ logicalName: "lost", ...program(simulator) });
    simulator.fault({ kind: "status", status: 500, effect: "after", operation });
    const deletion = operation === "createCredential" ? "deleteCredential" : "deleteServiceAccount";
    simulator.fault({ kind: "status", status: 403, operation: deletion });
    const error = await providerErrorOf(provider.create(inputs));
    const { id = "", outputs = {} } = error.partialFailure ?? {};
    const held = { id, inputs, outputs };
    expect(error.message).toMatch(/could not be deleted: .* 403 .*The state holds it by its name/s);
    expect(await named(held)).toHaveLength(1);

    expect(await provider.diff(held, inputs)).toEqual(replacing);
    await provider.delete(held);
    expect(await named(held)).toEqual([]);
  });

  test("that nobody has seen yet is recorded by its name, and deleted if it appears", async () => {
    const { provider, simulator } = given();
    const { held } = await interrupted({}, "before");
    expect(held.id).toContain(`/interrupted-`);
    expect(await named(held)).toEqual([]);
    expect((await provider.read(held)).id).toBe("");

    await appears(held);
    expect((await provider.read(held)).id).toBe(held.id);
    await provider.delete(held);
    expect(await named(held)).toEqual([]);
    expect(operations(simulator)).toContain(operation.replace("create", "delete"));
  });

  test("under a chosen name that nothing bears is replaced, and what replaces it stays", async () => {
    const { provider } = given();
    const { held } = await interrupted({ name: `nobody's, for a ${type}` }, "before");
    expect(await provider.diff(held, held.inputs)).toEqual(replacing);

    const again = await provider.create(held.inputs);
    await provider.delete(held);
    expect(await named(again)).toHaveLength(1);
  });

  test("under a chosen name is recorded; its replacement is refused with what may be it, and its deletion tells and deletes nothing", async () => {
    const { provider } = given();
    const { held, message } = await interrupted({ name: `chosen for a ${type}` }, "after");
    expect(message).toContain("The program chose that name, so others may bear it too");
    expect((await provider.read(held)).outputs).toEqual(held.outputs);

    const [id] = await named(held);
    // Its replacement is refused before anything is created.
    const refused = await providerErrorOf(provider.diff(held, held.inputs));
    expect(refused.message).toMatch(/nothing was deleted/);
    expect(refused.message).toContain(`${id} (created at`);
    expect(refused.message).toContain("`pulumi state delete`");

    await provider.delete(held);
    await provider.hasTold(`${id} (created at`);
    expect(await named(held)).toEqual([id]);
  });
});
