import { differences } from "./differences";
import { eachDoor } from "./door";
import { created, operations, providedToAll, providerErrorOf } from "./provided";
import type { Held } from "./provider-process";

eachDoor((door) => {
  const given = providedToAll(door);

  async function verified(): Promise<Held> {
    const held = await created(given(), { name: "ci", verify: true });
    given().simulator.clearRequests();
    return held;
  }

  const refuseLogins = (status: number, times: number) =>
    given().simulator.fault({ kind: "status", status, operation: "token", times });

  test("a secret that logs in is read back as it was", async () => {
    const held = await verified();
    expect(await given().provider.read(held)).toEqual(held);
    expect(operations(given().simulator)).toEqual(["listCredentials", "token"]);
  });

  test("a secret that is refused is said, and asks for an update that fails until it is replaced", async () => {
    const { provider } = given();
    const held = await verified();
    refuseLogins(401, 2);

    const refreshed = await provider.read(held);
    const { verify, ...outputs } = held.outputs;
    expect(refreshed.outputs).toEqual(outputs);
    expect(verify).toBe(true);
    await provider.hasTold(`Credential "ci" (${held.id}) exists, but its secret no longer logs in`);
    expect(await provider.diff(refreshed, held.inputs)).toMatchObject({
      changes: differences.propertiesChange[door],
    });
    const { message } = await providerErrorOf(provider.update(refreshed, held.inputs));
    expect(message).toMatch(/^The credential exists, but logging in with it failed/);
  });

  test("a login that can't be tried is an error, and no verdict", async () => {
    const held = await verified();
    refuseLogins(403, 1);
    expect((await providerErrorOf(given().provider.read(held))).message).toMatch(/answered 403/);
  });

  test("one that was adopted without its secret isn't tried at refresh, and fails an update that is to verify", async () => {
    const { provider } = given();
    const held = await verified();
    const { clientSecret, ...outputs } = held.outputs;
    const adopted = { ...held, outputs };

    expect((await provider.read(adopted)).outputs).toEqual(outputs);
    expect(clientSecret).toBeDefined();
    const { message } = await providerErrorOf(provider.update(adopted, held.inputs));
    expect(message).toContain("its secret is not in the state, since it was adopted without");
    expect(message).toContain('"rotateWhenChanged"');
  });
});
