import type { Simulator } from "../../simulator";
import { clientOf, simulated } from "../support/simulated";
import { eachDoor } from "./door";
import { configFor, logIn, operations, providedToAll, withProvider } from "./provided";
import { Rotating } from "./rotating";
import type { Values } from "./wire";

eachDoor((door) => {
  const given = providedToAll(door, "RotatingServiceAccountCredential");
  const declared = (program?: Values) => Rotating.declared(given(), program);

  /** A credential of the same account that no state knows. */
  async function madeBeside(ci: Rotating, name: unknown, simulator = given().simulator) {
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;
    const [account = ""] = ci.live.map(({ service_account_id }) => service_account_id);
    const owner = { organization_id: simulator.organizationId };
    return credentials.create(account, { ...owner, name: String(name) });
  }

  test("what bears its name and is not in the state is superseded by the next rotation, and told", async () => {
    const ci = await declared();
    const left = await madeBeside(ci, ci.outputs.name);
    const other = await madeBeside(ci, "somebody else's");

    await ci.rotate("second");
    const [first, second] = ci.previous;
    expect(first).toMatchObject({ credentialId: left.id, supersededAt: ci.outputs.createdAt });
    expect(second?.retiresAt).toBe(first?.retiresAt);
    expect(ci.live).toHaveLength(4);
    await given().provider.hasTold(`client id "${left.client_id}", bears its name and was not in`);

    ci.letDaysPass(8);
    await ci.update({ rotateWhenChanged: { key: "second" } });
    expect(ci.live.map(({ id }) => id)).toEqual([other.id, ci.outputs.credentialId]);
  });

  test("a state that was rolled back cuts nobody off from what it has forgotten", async () => {
    const ci = await declared();
    const before = ci.held;
    await ci.rotate("second");
    const forgotten = ci.outputs;

    ci.held = before;
    await ci.rotate("third");
    await logIn(given().simulator, forgotten);
    expect(ci.previous.map(({ clientId }) => clientId)).toContain(forgotten.clientId);
  });

  test("that the credentials can't be listed keeps no rotation from its date", async () => {
    const ci = await declared();
    const { simulator, provider } = given();
    simulator.fault({ kind: "status", status: 403, operation: "listCredentials" });
    await ci.rotate("second");
    expect(ci.live).toHaveLength(2);
    await provider.hasTold("has left a credential could not be found out. Can't list");
  });

  test("what is used under its name is kept by a deletion, and told", async () => {
    let aheadMs = 0;
    const later = { now: () => Date.now() + aheadMs };
    const keepsUsed = async (simulator: Simulator) => {
      const settings = {
        config: configFor(simulator),
        type: "RotatingServiceAccountCredential" as const,
      };
      await withProvider(door, settings, async (provider) => {
        const ci = await Rotating.declared({ simulator, provider });
        const used = await madeBeside(ci, ci.outputs.name, simulator);
        aheadMs = 120_000;
        await logIn(simulator, { clientId: used.client_id, clientSecret: used.client_secret });

        await provider.delete(ci.held);
        expect(ci.liveClientIds).toEqual([used.client_id]);
        await provider.hasTold(`(${used.id}), which no state knows any more, is kept: it was used`);
      });
    };
    await simulated(keepsUsed, later)();
  });

  test("a deletion removes what a killed run made, also under a name that drifted since", async () => {
    const ci = await declared();
    await madeBeside(ci, ci.outputs.name);
    const other = await madeBeside(ci, "somebody else's");
    given().simulator.changeCredential(String(ci.outputs.credentialId), { name: "by hand" });
    ci.held = await given().provider.read(ci.held);

    await given().provider.delete(ci.held);
    expect(ci.live.map(({ id }) => id)).toEqual([other.id]);
  });

  test("a deletion under a chosen name leaves what others may have made", async () => {
    const chosen = await declared({ name: "ci" });
    await madeBeside(chosen, "ci");
    await given().provider.delete(chosen.held);
    expect(chosen.live).toHaveLength(1);
    expect(operations(given().simulator).at(-1)).toBe("deleteCredential");
  });

  test("under a name that was chosen once, a rotation deletes nobody else's credential", async () => {
    const ci = await declared({ name: "ci" });
    const other = await madeBeside(ci, "ci");

    await ci.update();
    expect(ci.outputs).toMatchObject({ name: "ci", autoName: "ci", autoNameIsChosen: true });
    ci.held = await given().provider.read(ci.held);
    await ci.rotate("second");
    expect(ci.live.map(({ id }) => id)).toContain(other.id);
    expect(ci.live.map(({ name }) => name)).toEqual(["ci", "ci", "ci"]);
  });
});
