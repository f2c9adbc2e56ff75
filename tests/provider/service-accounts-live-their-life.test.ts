import { clientOf } from "../support/simulated";
import { eachDoor } from "./door";
import { configFor, operations, providedToAll, providerErrorOf, withProvider } from "./provided";
import type { Held } from "./provider-process";
import type { Values } from "./wire";

eachDoor((door) => {
  const given = providedToAll(door, "ServiceAccount");

  async function declared(program: Values = {}): Promise<Held> {
    const { provider, simulator } = given();
    const { inputs, failures } = await provider.check({ logicalName: "robot", ...program });
    expect(failures).toEqual([]);
    const held = await provider.create(inputs);
    simulator.clearRequests();
    return held;
  }

  async function update(held: Held, program: Values): Promise<Held> {
    const { inputs } = await given().provider.check(program, held.inputs);
    return given().provider.update(held, inputs);
  }

  /** As the server has it; undefined where it is gone. */
  async function stored({ outputs }: Held) {
    const { organizationId } = given().simulator;
    const { serviceAccounts } = clientOf(given().simulator).organizations;
    const all = await Array.fromAsync(serviceAccounts.list({ organization_id: organizationId }));
    return all.find(({ id }) => id === outputs.serviceAccountId);
  }

  async function withCredential({ outputs }: Held) {
    const { simulator } = given();
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;
    const owner = { organization_id: simulator.organizationId };
    return credentials.create(String(outputs.serviceAccountId), { ...owner, name: "ci" });
  }

  test("one is created with a name of its own and the id that credentials take", async () => {
    const held = await declared({ description: "Deploys" });
    const { organizationId } = given().simulator;
    expect(held.id).toBe(`${organizationId}/${held.outputs.serviceAccountId}`);
    expect(held.outputs).toEqual({
      organizationId,
      autoName: expect.stringMatching(/^robot-[0-9a-f]{7}$/),
      name: held.outputs.autoName,
      description: "Deploys",
      serviceAccountId: expect.any(String),
      createdAt: expect.any(String),
    });
    expect(await stored(held)).toMatchObject({ name: held.outputs.name, description: "Deploys" });
  });

  test("name and description are changed in place, and a description is cleared", async () => {
    const held = await declared({ name: "robot", description: "Deploys" });
    const renamed = await update(held, { name: "agent", description: "Deploys" });
    expect(renamed.outputs).toEqual({ ...held.outputs, name: "agent" });
    const cleared = await update(renamed, { name: "agent" });
    expect(await stored(cleared)).toMatchObject({ name: "agent" });
    expect(await stored(cleared)).not.toHaveProperty("description");
  });

  test("another organization replaces it", async () => {
    const held = await declared({ name: "robot" });
    const { inputs } = await given().provider.check(
      { name: "robot", organizationId: "x" },
      held.inputs,
    );
    expect((await given().provider.diff(held, inputs)).replaces).toEqual(["organizationId"]);
  });

  test("a refresh reads it back as it was, and drops one that is gone", async () => {
    const held = await declared({ description: "Deploys" });
    expect(await given().provider.read(held)).toEqual(held);
    await given().provider.delete(held);
    expect((await given().provider.read(held)).id).toBe("");
  });

  test("get finds it by its id", async () => {
    const held = await declared({ name: "robot" });
    expect((await given().provider.get(held.id)).outputs).toEqual(held.outputs);
  });

  test("one that is gone already counts as deleted", async () => {
    const held = await declared();
    await given().provider.delete(held);
    await given().provider.delete(held);
    expect(await stored(held)).toBeUndefined();
  });

  test("one that still has credentials is not deleted, and the error names them", async () => {
    const held = await declared();
    const { id } = await withCredential(held);
    const { message } = await providerErrorOf(given().provider.delete(held));
    expect(message).toMatch(/answered 409/);
    expect(message).toContain(`It still has 1 of its credentials: "ci" (${id}).`);
    expect(message).toContain("`npx pulumi-keycard orphans`");
    expect(await stored(held)).toBeDefined();
  });

  test("the account that the provider is logged in as is neither deleted nor replaced, unless it may be", async () => {
    const { simulator } = given();
    const held = await declared({ name: "robot" });
    const { client_id, client_secret } = await withCredential(held);
    const config = {
      ...configFor(simulator),
      "keycard:clientId": client_id,
      "keycard:clientSecret": client_secret,
    };
    simulator.clearRequests();
    await withProvider(door, { config, type: "ServiceAccount" }, async (provider) => {
      const refusal =
        /^Won't (delete|replace) the service account that this provider is logged in with/;
      expect((await providerErrorOf(provider.delete(held))).message).toMatch(refusal);
      const news = { ...held.inputs, organizationId: "x" };
      expect((await providerErrorOf(provider.diff(held, news))).message).toMatch(refusal);
      expect(operations(simulator)).not.toContain("deleteServiceAccount");

      const allowed = { ...held, outputs: { ...held.outputs, allowSelfRevocation: true } };
      const { message } = await providerErrorOf(provider.delete(allowed));
      expect(message).toMatch(/answered 409/);
    });
  });

  /** What the organization has under a name that begins so. */
  async function named(prefix: string) {
    const { organizationId } = given().simulator;
    const { serviceAccounts } = clientOf(given().simulator).organizations;
    const all = await Array.fromAsync(serviceAccounts.list({ organization_id: organizationId }));
    return all.filter(({ name }) => name.startsWith(prefix));
  }

  test("a lost answer under a generated name leaves one account, the one in the state", async () => {
    given().simulator.fault({ kind: "reset", effect: "after", operation: "createServiceAccount" });
    const { outputs } = await declared({ logicalName: "lost" });
    expect((await named("lost-")).map(({ id }) => id)).toEqual([outputs.serviceAccountId]);
  });

  test("a lost answer under a chosen name deletes nothing, and names what may be left", async () => {
    given().simulator.fault({ kind: "reset", effect: "after", operation: "createServiceAccount" });
    const { message } = await providerErrorOf(declared({ name: "chosen" }));
    const [left] = await named("chosen");
    expect(message).toContain('has, under the name "chosen" that the program chose');
    expect(message).toMatch(
      new RegExp(`${left?.id} .*: curl -X DELETE .*/service-accounts/${left?.id}'`),
    );
  });
});
