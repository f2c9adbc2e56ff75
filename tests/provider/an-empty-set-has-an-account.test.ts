import { eachDoor } from "./door";
import { created, operations, providedToAll, providerErrorOf } from "./provided";

eachDoor((door) => {
  const given = providedToAll(door, "ServiceAccountCredentialSet");

  test("a set of none, of a service account or in an organization that isn't there, is refused", async () => {
    for (const wrong of [{ serviceAccountId: "nobody" }, { organizationId: "nowhere" }]) {
      const { message } = await providerErrorOf(created(given(), { credentials: {}, ...wrong }));
      expect(message).toContain("404");
      expect(message).toContain(Object.values(wrong)[0]);
    }
  });

  test("a set of none lives its life", async () => {
    const { provider, simulator } = given();
    const held = await created(given(), { credentials: {} });
    expect(operations(simulator).filter((operation) => operation !== "token")).toEqual([
      "listCredentials",
    ]);
    expect((await provider.read(held)).outputs).toEqual(held.outputs);
    await provider.delete(held);
  });
});
