import { liveIn } from "../support/live-credentials";
import { eachDoor } from "./door";
import { created, logIn, operations, providedToAll, providerErrorOf } from "./provided";
import type { Held } from "./provider-process";
import type { Values } from "./wire";

eachDoor((door) => {
  const given = providedToAll(door);

  /** A credential, and how to bring it to another program's state as `up` does. */
  async function existing(program: Values) {
    const { provider, simulator } = given();
    const held = await created(given(), program);
    simulator.clearRequests();
    return {
      held,
      async up(next: Values): Promise<Held> {
        const { serviceAccountId } = simulator;
        const { inputs } = await provider.check({ serviceAccountId, ...next }, held.inputs);
        return provider.update(held, inputs);
      },
      /** As the server has it. */
      stored: () => liveIn(simulator).find(({ id }) => id === held.outputs.credentialId),
    };
  }

  test.each<[string, Values, Partial<Record<"name" | "description", string>>]>([
    ["a new name", { name: "deploy", description: "first" }, { name: "deploy" }],
    ["a new description", { name: "ci", description: "second" }, { description: "second" }],
    ["both", { name: "deploy", description: "second" }, { name: "deploy", description: "second" }],
  ])("%s is sent, and nothing else", async (_, program, sent) => {
    const { stored, up } = await existing({ name: "ci", description: "first" });
    // What isn't sent keeps what was written behind our back.
    const drift = { name: "drifted", description: "drifted" };
    given().simulator.changeCredential(String(stored()?.id), drift);

    const { outputs } = await up(program);
    expect(stored()).toMatchObject({ ...drift, ...sent });
    expect(outputs).toMatchObject(program);
    expect(operations(given().simulator)).toEqual(["updateCredential"]);
  });

  test("a description that is removed is cleared on the server", async () => {
    const { stored, up } = await existing({ name: "ci", description: "first" });

    const { outputs } = await up({ name: "ci" });
    expect(outputs).not.toHaveProperty("description");
    expect(stored()?.description).toBeUndefined();
  });

  test("a name that is no longer chosen stays", async () => {
    const { stored, up } = await existing({ name: "ci" });

    const { outputs } = await up({ logicalName: "other" });
    expect(outputs).toMatchObject({ name: "ci", autoName: "ci" });
    expect(stored()?.name).toBe("ci");
    expect(operations(given().simulator)).toEqual([]);
  });

  test("what only the provider acts on changes the state and is not sent", async () => {
    const { up } = await existing({ name: "ci" });

    const { outputs } = await up({ name: "ci", allowSelfRevocation: true });
    expect(outputs.allowSelfRevocation).toBe(true);
    expect(operations(given().simulator)).toEqual([]);
  });

  test("verify logs in with the credential, and sends nothing else", async () => {
    const { up } = await existing({ name: "ci" });

    expect((await up({ name: "ci", verify: true })).outputs.verify).toBe(true);
    expect(operations(given().simulator)).toEqual(["token"]);
  });

  test("the outputs keep the secret and all the API computed", async () => {
    const { held, up } = await existing({ name: "ci" });

    const { outputs } = await up({ name: "deploy" });
    expect(outputs).toEqual({ ...held.outputs, name: "deploy" });
    await logIn(given().simulator, outputs);
  });

  test("a credential that is refused when it is verified keeps what was changed, with its secret", async () => {
    const { held, stored, up } = await existing({ name: "ci" });
    given().simulator.fault({ kind: "status", status: 401, operation: "token" });

    const error = await providerErrorOf(up({ name: "deploy", verify: true }));
    expect(error.message).toMatch(/logging in with it failed/);
    expect(error.partialFailure).toMatchObject({
      id: held.id,
      outputs: { ...held.outputs, name: "deploy" },
    });
    // Also after a refresh, which forgets the failure, the next diff sees that it is still to be verified.
    expect(error.partialFailure?.outputs).not.toHaveProperty("verify");
    expect(stored()?.name).toBe("deploy");
  });

  test("a credential that is gone is an error that says how to go on", async () => {
    const { stored, up } = await existing({ name: "ci" });
    given().simulator.removeCredential(String(stored()?.id));

    const { message } = await providerErrorOf(up({ name: "deploy" }));
    expect(message).toMatch(/Can't update credential .* answered 404.*`pulumi refresh`/);
  });
});
