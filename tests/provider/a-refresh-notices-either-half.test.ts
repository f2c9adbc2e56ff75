import { differences } from "./differences";
import { eachDoor } from "./door";
import { operations, providedToAll, providerErrorOf } from "./provided";
import { Rotating } from "./rotating";
import type { Values } from "./wire";

eachDoor((door) => {
  const given = providedToAll(door, "RotatingServiceAccountCredential");
  const second = { rotateWhenChanged: { key: "second" } };

  async function rotatedOnce(program: Values = {}): Promise<Rotating> {
    const ci = await Rotating.declared(given(), program);
    await ci.rotate("second", program);
    given().simulator.clearRequests();
    return ci;
  }

  const remove = (credentialId: unknown) =>
    given().simulator.removeCredential(String(credentialId));

  test("one that is whole is read back as it was, all of its credentials by one request", async () => {
    const ci = await rotatedOnce({ rotateEveryDays: 30, keepIfUsedWithinHours: 1 });
    expect(await given().provider.read(ci.held)).toEqual(ci.held);
    expect(operations(given().simulator)).toEqual(["listCredentials"]);
  });

  test("a superseded one that is gone is dropped and said", async () => {
    const ci = await rotatedOnce();
    const [previous] = ci.previous;
    remove(previous?.credentialId);

    const { outputs, inputs } = await given().provider.read(ci.held);
    expect(outputs).toEqual({ ...ci.outputs, previous: [] });
    expect(inputs).toEqual(ci.held.inputs);
    await given().provider.hasTold(
      `its superseded credential, client id "${previous?.clientId}", was deleted outside Pulumi.`,
    );
  });

  test("a current one that is gone is a change, and the next up makes another", async () => {
    const ci = await rotatedOnce();
    const { clientId } = ci.outputs;
    remove(ci.outputs.credentialId);

    ci.held = await given().provider.read(ci.held);
    for (const key of ["credentialId", "clientId", "clientSecret", "createdAt"]) {
      expect(ci.outputs).not.toHaveProperty(key);
    }
    await given().provider.hasTold(
      `its current credential, client id "${clientId}", was deleted outside Pulumi.`,
    );
    expect(await given().provider.diff(ci.held, ci.held.inputs)).toMatchObject({ changes: "some" });

    await ci.update(second);
    expect(ci.liveClientIds).toEqual([ci.previous[0]?.clientId, ci.outputs.clientId]);
  });

  test("one with nothing left is gone", async () => {
    const ci = await rotatedOnce();
    for (const { id } of ci.live) remove(id);
    expect((await given().provider.read(ci.held)).id).toBe("");
  });

  test("drift is the current one's, in inputs and outputs, and put right by up", async () => {
    const ci = await rotatedOnce({ name: "ci" });
    const by = { name: "by hand", description: "by hand" };
    given().simulator.changeCredential(String(ci.outputs.credentialId), by);
    given().simulator.changeCredential(String(ci.previous[0]?.credentialId), by);

    ci.held = await given().provider.read(ci.held);
    expect(ci.held).toMatchObject({ inputs: by, outputs: by });
    await ci.update({ ...second, name: "ci" });
    expect(ci.live.map(({ name }) => name)).toEqual(["by hand", "ci"]);
  });

  test("an error keeps the state from being touched", async () => {
    const ci = await rotatedOnce();
    const forbidden = { kind: "status", status: 403 } as const;
    given().simulator.fault({ ...forbidden, operation: "listCredentials" });
    given().simulator.fault({ ...forbidden, operation: "retrieveCredential", skip: 1 });
    expect((await providerErrorOf(given().provider.read(ci.held))).message).toContain("403");
  });

  test("get finds the first credential by the id, without its secret", async () => {
    const ci = await Rotating.declared(given());
    const { clientSecret, rotateWhenChanged, autoName, ...known } = ci.outputs;
    expect((await given().provider.get(ci.held.id)).outputs).toEqual(known);
  });

  test("get finds none where the first credential is gone", async () => {
    const { provider } = given();
    const ci = await Rotating.declared(given());
    remove(ci.outputs.credentialId);
    if (!differences.missingIsOurError[door]) {
      expect((await provider.get(ci.held.id)).id).toBe("");
      return;
    }
    const { message } = await providerErrorOf(provider.get(ci.held.id));
    expect(message).toBe(
      `No RotatingServiceAccountCredential with the id "${ci.held.id}" was found.`,
    );
  });
});
