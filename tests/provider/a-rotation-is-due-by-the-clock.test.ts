import { differences } from "./differences";
import { eachDoor } from "./door";
import { configFor, operations, providedToAll, withProvider } from "./provided";
import { Rotating } from "./rotating";
import type { Values } from "./wire";

eachDoor((door) => {
  const changes = differences.propertiesChange[door];
  const given = providedToAll(door, "RotatingServiceAccountCredential");
  const monthly = { rotateEveryDays: 30 };
  const first = { rotateWhenChanged: { key: "first" } };
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

  async function diff(ci: Rotating, program: Values) {
    const { provider } = given();
    return provider.diff(ci.held, await ci.inputs({ ...first, ...program }));
  }

  test("the next date is a whole number of periods after the first credential", async () => {
    const { outputs } = await Rotating.declared(given(), monthly);
    const inMs = Date.parse(String(outputs.nextRotationAt)) - Date.parse(String(outputs.createdAt));
    expect(inMs).toBe(30 * 24 * 3_600_000);
  });

  test("before its date nothing is due, and nothing is said", async () => {
    const { simulator } = given();
    const settings = {
      config: configFor(simulator),
      type: "RotatingServiceAccountCredential" as const,
    };
    await withProvider(door, settings, async (provider) => {
      const ci = await Rotating.declared({ simulator, provider }, monthly);
      const inputs = await ci.inputs({ ...first, ...monthly });
      expect(await provider.diff(ci.held, inputs)).toEqual({ changes: "none", replaces: [] });
      expect(await provider.end()).toBe("");
    });
  });

  test("at its date a rotation is a change, said with name, id and reason, and no request is sent", async () => {
    const ci = await Rotating.declared(given(), monthly);
    ci.letDaysPass(30);
    expect(await diff(ci, monthly)).toEqual({ changes: "some", replaces: [] });
    const title = differences.noticesNameTheResource[door]
      ? `RotatingServiceAccountCredential "${ci.outputs.name}" (${ci.held.id}): `
      : "";
    await given().provider.hasTold(
      `${title}a rotation is due since ${ci.outputs.nextRotationAt}: "rotateEveryDays" is 30.\n`,
    );
    expect(operations(given().simulator)).toEqual([]);

    await ci.update(monthly);
    expect(ci.live).toHaveLength(2);
    expect(await diff(ci, monthly)).toEqual({ changes: "none", replaces: [] });
  });

  test("a superseded one whose time has come is a change too", async () => {
    const ci = await Rotating.declared(given());
    await ci.rotate("second");
    ci.letDaysPass(8);
    const second = { rotateWhenChanged: { key: "second" } };
    expect(await diff(ci, second)).toEqual({ changes: "some", replaces: [] });
    await given().provider.hasTold(
      `client id "${ci.previous[0]?.clientId}", superseded at ${ci.previous[0]?.supersededAt}, is due for deletion since`,
    );
  });

  test("a shorter period counts at once, from the first credential on", async () => {
    const ci = await Rotating.declared(given(), monthly);
    const { outputs } = ci;
    const weekEarlier = new Date(Date.parse(String(outputs.createdAt)) - 8 * 24 * 3_600_000);
    const date = weekEarlier.toISOString();
    ci.held.outputs = { ...outputs, createdAt: date, rotationAnchor: date };
    expect(await diff(ci, { rotateEveryDays: 7 })).toEqual({ changes: "some", replaces: [] });
    expect(await diff(ci, { rotateEveryDays: 9 })).toMatchObject({ changes });
  });

  test.each<[string, Values]>([
    ["rotateWhenChanged", { rotateWhenChanged: { key: "second" } }],
    ["an unknown rotateWhenChanged", { rotateWhenChanged: { key: unknown } }],
  ])("%s leaves no output known in a preview", async (_, program) => {
    const ci = await Rotating.declared(given());
    expect(await diff(ci, program)).toEqual({ changes: "some", replaces: [] });
  });

  test("a new name leaves the other outputs known", async () => {
    const ci = await Rotating.declared(given());
    expect(await diff(ci, { name: "deploy" })).toEqual({
      changes,
      replaces: [],
    });
  });

  test("another service account replaces it", async () => {
    const ci = await Rotating.declared(given(), monthly);
    ci.letDaysPass(30);
    const difference = await diff(ci, { ...monthly, serviceAccountId: "other" });
    expect(difference).toEqual({ changes, replaces: ["serviceAccountId"] });
  });

  test("a refresh, which diffs and never checks, is not told what is due", async () => {
    const { simulator } = given();
    const ci = await Rotating.declared(given(), monthly);
    ci.letDaysPass(30);
    const settings = {
      config: configFor(simulator),
      type: "RotatingServiceAccountCredential" as const,
    };
    await withProvider(door, settings, async (provider) => {
      const difference = await provider.diff(ci.held, ci.held.inputs);
      expect(difference).toEqual({ changes: "none", replaces: [] });
      expect(await provider.end()).toBe("");
    });
  });
});
