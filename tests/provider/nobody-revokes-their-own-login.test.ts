import { liveIn } from "../support/live-credentials";
import { eachDoor } from "./door";
import {
  configFor,
  created,
  operations,
  providedToAll,
  providerErrorOf,
  withProvider,
} from "./provided";
import type { Held, ProviderProcess } from "./provider-process";
import type { Values } from "./wire";

eachDoor((door) => {
  const given = providedToAll(door);

  /** Runs `work` with a provider that is logged in with the credential that it manages. */
  async function withOwn(
    program: Values,
    work: (provider: ProviderProcess, own: Held) => Promise<void>,
  ): Promise<void> {
    const { simulator } = given();
    const own = await created(given(), program);
    const { clientId, clientSecret } = own.outputs;
    const config = {
      ...configFor(simulator),
      "keycard:clientId": String(clientId),
      "keycard:clientSecret": String(clientSecret),
    };
    simulator.clearRequests();
    await withProvider(door, { config }, (provider) => work(provider, own));
  }

  const liveIds = () => liveIn(given().simulator).map(({ id }) => id);

  test("deleting what the provider is logged in with is refused before a request is sent", async () => {
    await withOwn({}, async (provider, own) => {
      const { message } = await providerErrorOf(provider.delete(own));
      expect(message).toMatch(/^Won't delete the credential that this provider is logged in with/);
      expect(message).toContain("allowSelfRevocation: true");
      expect(operations(given().simulator)).toEqual([]);
      expect(liveIds()).toContain(own.outputs.credentialId);
    });
  });

  test("it is deleted where the state allows it", async () => {
    await withOwn({ allowSelfRevocation: true }, async (provider, own) => {
      await provider.delete(own);
      expect(liveIds()).not.toContain(own.outputs.credentialId);
    });
  });

  test("the flag allows it from the next step on", async () => {
    await withOwn({}, async (provider, own) => {
      const updated = await provider.update(own, { ...own.inputs, allowSelfRevocation: true });
      await provider.delete(updated);
      expect(liveIds()).not.toContain(own.outputs.credentialId);
    });
  });

  test("it can be read and changed in place", async () => {
    await withOwn({ name: "ci" }, async (provider, own) => {
      const { outputs } = await provider.update(own, { ...own.inputs, name: "deploy" });
      expect((await provider.read(own)).outputs).toEqual(outputs);
    });
  });
});
