import { eachDoor } from "./door";
import { logIn, operations, providedToAll } from "./provided";
import { type Previous, Rotating } from "./rotating";
import type { Values } from "./wire";

eachDoor((door) => {
  const given = providedToAll(door, "RotatingServiceAccountCredential");
  const declared = (program?: Values) => Rotating.declared(given(), program);
  const dayMs = 24 * 3_600_000;

  /** For how many days after it was superseded one stays valid. */
  const overlapDays = ({ supersededAt, retiresAt }: Previous) =>
    (Date.parse(retiresAt) - Date.parse(supersededAt)) / dayMs;

  test("a new one follows, and the one before stays valid and is recorded without its secret", async () => {
    const ci = await declared();
    const before = ci.outputs;

    const { id, outputs } = await ci.rotate("second");
    expect(id).toBe(ci.held.id);
    expect(outputs.clientId).not.toBe(before.clientId);
    expect(ci.previous).toEqual([
      {
        credentialId: before.credentialId,
        clientId: before.clientId,
        createdAt: before.createdAt,
        supersededAt: outputs.createdAt,
        retiresAt: expect.any(String),
      },
    ]);
    await logIn(given().simulator, before);
    await logIn(given().simulator, outputs);
    expect(outputs.rotationAnchor).toBe(before.createdAt);
    expect(outputs).not.toHaveProperty("nextRotationAt");
  });

  test.each<[Values, number]>([
    [{}, 7],
    [{ rotateEveryDays: 30 }, 30],
    [{ rotateEveryDays: 30, retirePreviousAfterDays: 3 }, 3],
    [{ retirePreviousAfterDays: 0.5 }, 0.5],
  ])("with %j the one before stays valid for %d days", async (program, days) => {
    const ci = await declared(program);
    await ci.rotate("second", program);
    expect(ci.previous.map(overlapDays)).toEqual([days]);
  });

  test("two rotations that follow each other closely keep both", async () => {
    const ci = await declared({ rotateEveryDays: 1 });
    await ci.rotate("second", { rotateEveryDays: 1 });
    await ci.rotate("third", { rotateEveryDays: 1 });
    expect(ci.previous.map(({ clientId }) => clientId)).toEqual(ci.liveClientIds.slice(0, 2));
    expect(ci.liveClientIds).toHaveLength(3);
  });

  test("one whose time has come is deleted, and one whose time has not stays", async () => {
    const ci = await declared();
    await ci.rotate("second");
    ci.letDaysPass(8);
    await ci.rotate("third");
    expect(ci.liveClientIds).toEqual([ci.previous[0]?.clientId, ci.outputs.clientId]);
    expect(ci.previous.map(overlapDays)).toEqual([7]);
  });

  test("one that is superseded is not deleted in the same step, however short its time", async () => {
    const ci = await declared({ retirePreviousAfterDays: 0 });
    const { clientId } = ci.outputs;
    await ci.rotate("second", { retirePreviousAfterDays: 0 });
    expect(ci.liveClientIds).toEqual([clientId, ci.outputs.clientId]);
    await ci.update({ rotateWhenChanged: { key: "second" }, retirePreviousAfterDays: 0 });
    expect(ci.liveClientIds).toEqual([ci.outputs.clientId]);
  });

  test("one that was used within the last day is kept with a warning, until it is idle", async () => {
    const ci = await declared();
    const before = ci.outputs;
    await ci.rotate("second");
    await logIn(given().simulator, before);
    ci.letDaysPass(8);

    const second = { rotateWhenChanged: { key: "second" } };
    await ci.update(second);
    expect(ci.liveClientIds).toContain(before.clientId);
    const { retiresAt } = ci.previous[0] ?? {};
    await given().provider.hasTold(
      `the superseded credential with client id "${before.clientId}" was to be deleted since ${retiresAt}, and is kept: it was used at `,
    );
    await given().provider.hasTold(
      "within the last 24 hours. Some consumer hasn't picked up the current one yet",
    );
    await ci.update({ ...second, keepIfUsedWithinHours: 0 });
    expect(ci.liveClientIds).toEqual([ci.outputs.clientId]);
  });

  test("a login of the provider's own, for verify, is no use", async () => {
    const { provider } = given();
    const program = { verify: true, retirePreviousAfterDays: 0.5 };
    const ci = await declared(program);
    ci.held = await provider.read(ci.held);
    await ci.rotate("second", program);
    ci.held.outputs.previous = ci.previous.map((one) => ({
      ...one,
      retiresAt: one.supersededAt,
    }));

    await ci.update({ ...program, rotateWhenChanged: { key: "second" } });
    expect(ci.liveClientIds).toEqual([ci.outputs.clientId]);
  });

  test("a changed retirePreviousAfterDays moves the dates of those superseded already", async () => {
    const ci = await declared();
    await ci.rotate("second");
    const second = { rotateWhenChanged: { key: "second" } };
    await ci.update({ ...second, retirePreviousAfterDays: 90 });
    expect(ci.previous.map(overlapDays)).toEqual([90]);
    await ci.update({ ...second, rotateEveryDays: 1 });
    expect(ci.previous.map(overlapDays)).toEqual([90]);
  });

  test("a new name is sent for the current one alone, and the next one bears it", async () => {
    const ci = await declared({ name: "ci" });
    await ci.rotate("second", { name: "ci" });
    given().simulator.clearRequests();

    await ci.update({ rotateWhenChanged: { key: "second" }, name: "deploy" });
    expect(operations(given().simulator)).toEqual(["updateCredential"]);
    await ci.rotate("third", { name: "deploy" });
    expect(ci.live.map(({ name }) => name)).toEqual(["ci", "deploy", "deploy"]);
  });

  test("a deletion removes all that it ever made", async () => {
    const ci = await declared();
    await ci.rotate("second");
    await ci.rotate("third");
    await given().provider.delete(ci.held);
    expect(ci.live).toEqual([]);
  });
});
