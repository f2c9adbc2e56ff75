import { CredentialSet } from "./credential-set";
import { eachDoor } from "./door";
import { providedToAll, providerErrorOf } from "./provided";

eachDoor((door) => {
  const given = providedToAll(door, "ServiceAccountCredentialSet");

  test("a destroy that fails in the middle says that others are gone, and what to run", async () => {
    const set = await CredentialSet.declared(given(), { a: {}, b: {}, c: {} });
    const { simulator, provider } = given();
    simulator.fault({ kind: "status", status: 403, operation: "deleteCredential" });
    const { message } = await providerErrorOf(provider.delete(set.held));
    expect(set.live).toHaveLength(1);
    expect(message).toContain("Others of the set are deleted by now");
    expect(message).toContain("`pulumi refresh` before `pulumi up`");
    await provider.delete(set.held);
    expect(set.live).toEqual([]);
  });

  test("a destroy that has deleted nothing speaks of no others", async () => {
    const set = await CredentialSet.declared(given(), { a: {}, b: {} });
    const { simulator, provider } = given();
    simulator.fault({ kind: "status", status: 403, operation: "deleteCredential", times: 100 });
    const { message } = await providerErrorOf(provider.delete(set.held));
    simulator.clearFaults();
    expect(message).not.toContain("Others of the set");
  });
});
