import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { liveIn } from "../support/live-credentials";
import { Recipient } from "../support/recipient";
import { until } from "../support/until";
import { differences } from "./differences";
import { eachDoor } from "./door";
import { providerText } from "./dynamic-wire";
import { created, operations, type Provided, provided, providerErrorOf } from "./provided";
import type { Values } from "./wire";

const slowMs = 1_500;

eachDoor((door) => {
  /** The inputs of a credential whose creation will take its time. */
  async function slow({ provider, simulator }: Provided, program: Values = {}) {
    const { serviceAccountId } = simulator;
    // The login is none of the time.
    await provider.delete(await created({ provider, simulator }));
    simulator.clearRequests();
    simulator.fault({ kind: "delay", delayMs: slowMs, operation: "createCredential" });
    const news = { logicalName: "slow", serviceAccountId, ...program };
    const { inputs } = await provider.check(news);
    return inputs;
  }

  const sent = ({ simulator }: Provided) =>
    until(() => operations(simulator).includes("createCredential"));

  test(
    "by the resource's time limit, where the door hands it on",
    provided(door, async (given) => {
      const inputs = await slow(given);

      const creation = given.provider.create(inputs, 0.2);
      if (!differences.customTimeouts[door]) {
        expect((await creation).outputs).toMatchObject({ clientSecret: expect.any(String) });
        return;
      }
      const { message, partialFailure } = await providerErrorOf(creation);
      expect(message).toContain("`customTimeouts` allow 0.2 s");
      expect(partialFailure?.outputs.createInterrupted).toEqual(expect.any(String));
    }),
  );

  test(
    "by Ctrl-C, where the door hears of it",
    provided(door, async (given) => {
      const inputs = await slow(given);

      const creation = given.provider.create(inputs);
      creation.catch(() => {});
      await sent(given);
      await given.provider.cancel();
      if (!differences.interruption[door]) {
        expect((await creation).outputs).toMatchObject({ clientSecret: expect.any(String) });
        return;
      }
      const cancelledAt = Date.now();
      const { partialFailure } = await providerErrorOf(creation);
      expect(Date.now() - cancelledAt).toBeLessThan(1_000);
      expect(partialFailure?.id).toContain(`/interrupted-`);
      await until(() => liveIn(given.simulator).length === 1);
    }),
  );

  test(
    "by Ctrl-C without the secret that was to be encrypted",
    provided(door, async (given) => {
      const inputs = await slow(given, { encryptTo: new Recipient().pem });

      const creation = given.provider.create(inputs);
      creation.catch(() => {});
      await sent(given);
      await given.provider.cancel();
      if (!differences.interruption[door]) {
        const { outputs } = await creation;
        expect(outputs).toMatchObject({ encryptedClientSecret: expect.any(String) });
        return;
      }
      const { partialFailure } = await providerErrorOf(creation);
      expect(partialFailure?.outputs.encryptTo).toEqual(inputs.encryptTo);
      expect(partialFailure?.outputs).not.toHaveProperty("clientSecret");
      expect(partialFailure?.outputs).not.toHaveProperty("encryptedClientSecret");
      await until(() => liveIn(given.simulator).length === 1);
    }),
  );

  test(
    "by an engine that vanishes, where the door notices",
    provided(door, async (given) => {
      const { provider, simulator } = given;
      const inputs = await slow(given);
      const type = "ServiceAccountCredential";
      const request = new messages.CreateRequest().setType(`keycard:index:${type}`).setProperties(
        Struct.fromJavaScript({
          ...inputs,
          ...(door === "dynamic" && { __provider: providerText(type) }),
        }),
      );

      const call = provider.client.create(request, () => {});
      await sent(given);
      call.cancel();
      const isUndone = differences.creationNobodyHearsOfIsUndone[door];
      await until(() =>
        isUndone
          ? operations(simulator).includes("deleteCredential")
          : liveIn(simulator).length === 1,
      );
      await provider.end();
      expect(liveIn(simulator)).toHaveLength(isUndone ? 0 : 1);
    }),
  );
});
