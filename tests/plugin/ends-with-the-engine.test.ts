import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Fault } from "../../simulator";
import { configFor, created, operations, providerErrorOf } from "../provider/provided";
import type { ProviderError } from "../provider/provider-error";
import type { Held } from "../provider/provider-process";
import { liveIn } from "../support/live-credentials";
import { until } from "../support/until";
import { type Plugged, plugged } from "./plugged";

interface Rotated extends Plugged {
  held: Held;
  error: ProviderError;
}

/** A creation under way whose answer takes its time; the API has got the request. */
async function slowCreation({ provider, simulator }: Plugged, delayMs: number) {
  await provider.delete(await created({ provider, simulator }));
  simulator.clearRequests();
  simulator.fault({ kind: "delay", delayMs, operation: "createCredential" });
  const { serviceAccountId } = simulator;
  const { inputs } = await provider.check({ logicalName: "slow", serviceAccountId });
  const creation = provider.create(inputs);
  creation.catch(() => {});
  await until(() => operations(simulator).includes("createCredential"));
  return { creation, inputs };
}

/** The call of a slow creation, whose answer somebody waits for until the call is cancelled. */
async function heardCreation({ plugin, provider, simulator }: Plugged, fault: Partial<Fault> = {}) {
  const delay = { kind: "delay", delayMs: 300, ...fault } as Fault;
  simulator.fault({ ...delay, operation: "createCredential" });
  const { serviceAccountId } = simulator;
  const { inputs } = await provider.check({ logicalName: "ci", serviceAccountId });
  const request = new messages.CreateRequest()
    .setType("keycard:index:ServiceAccountCredential")
    .setProperties(plugin.sent(inputs));
  const call = plugin.client.create(request, () => {});
  await until(() => operations(simulator).includes("createCredential"));
  return call;
}

test(
  "Cancel ends a slow creation within a second, with what it may have made recorded",
  plugged(async (given) => {
    const { creation, inputs } = await slowCreation(given, 60_000);
    const cancelledAt = Date.now();
    await given.provider.cancel();
    const { message, partialFailure } = await providerErrorOf(creation);
    expect(Date.now() - cancelledAt).toBeLessThan(1_000);
    expect(message).toMatch(/^The step was ended before the API had answered/);
    expect(partialFailure?.outputs).toMatchObject({ autoName: inputs.autoName });
  }),
);

test(
  "an answer that comes within the time of grace is waited for",
  plugged(async (given) => {
    const { creation } = await slowCreation(given, 150);
    await given.provider.cancel();
    expect((await creation).outputs).toHaveProperty("clientSecret");
  }),
);

test(
  "Cancel when nothing runs changes nothing, as often as it comes",
  plugged(async (given) => {
    await given.provider.cancel();
    await Promise.all([given.provider.cancel(), given.provider.cancel()]);
    const held = await created(given);
    await given.provider.cancel();
    await given.provider.delete(held);
    expect(liveIn(given.simulator)).toEqual([]);
  }),
);

test(
  "a second Cancel ends no more than the first",
  plugged(async (given) => {
    const { creation } = await slowCreation(given, 60_000);
    await given.provider.cancel();
    await given.provider.cancel();
    expect((await providerErrorOf(creation)).partialFailure).toBeDefined();
    await given.provider.delete(await created(given));
  }),
);

describe("a rotation that is cancelled", () => {
  const rotateWhenChanged = { key: "second" };

  /** The API makes one, before or after nobody waits for its answer any more. */
  const rotatedAt = (effect: "before" | "after", then: (given: Rotated) => Promise<void>) =>
    plugged(
      async (given) => {
        const { provider, simulator } = given;
        const held = await created(given);
        simulator.clearRequests();
        simulator.fault({ kind: "delay", delayMs: 1_500, effect, operation: "createCredential" });
        const rotation = provider.update(held, { ...held.inputs, rotateWhenChanged });
        rotation.catch(() => {});
        await until(() => operations(simulator).includes("createCredential"));
        await provider.cancel();
        await then({ ...given, held, error: await providerErrorOf(rotation) });
      },
      (simulator) => ({ config: configFor(simulator), type: "RotatingServiceAccountCredential" }),
    );

  test(
    "keeps what it has made for the next up to delete, and the current one stays current",
    rotatedAt("after", async ({ error, held, provider, simulator }) => {
      const { id = "", outputs = {} } = error.partialFailure ?? {};
      expect(error.message).toContain("The one in the state stays current.");
      expect(outputs.clientId).toBe(held.outputs.clientId);
      expect(outputs.previous).toHaveLength(1);

      const next = { id, inputs: held.inputs, outputs };
      const rotated = await provider.update(next, { ...held.inputs, rotateWhenChanged });
      const live = liveIn(simulator).map(({ client_id }) => client_id);
      expect(live).toEqual([held.outputs.clientId, rotated.outputs.clientId]);
    }),
  );

  test(
    "leaves the state as it was where nothing is seen of it, and the next one finds it",
    rotatedAt("before", async ({ error, held, provider, simulator }) => {
      expect(error.partialFailure).toBeUndefined();
      expect(error.message).toContain("finds by the name what was made");

      await until(() => liveIn(simulator).length === 2);
      const rotated = await provider.update(held, { ...held.inputs, rotateWhenChanged });
      expect(rotated.outputs.previous).toHaveLength(2);
    }),
  );
});

test.each(["SIGINT", "SIGTERM"] as const)("%s ends a process that rests with code 0", (signal) =>
  plugged(async ({ plugin }) => {
    plugin.process.child.kill(signal);
    expect(await plugin.process.ended).toBe(0);
    expect(plugin.process.prints.text).toBe("");
  })(),
);

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s lets what is under way tell its outcome first",
  (signal) =>
    plugged(async (given) => {
      const { child, ended } = given.plugin.process;
      const { creation } = await slowCreation(given, 60_000);
      child.kill(signal);
      expect((await providerErrorOf(creation)).partialFailure).toBeDefined();
      expect(await ended).toBe(0);
    })(),
);

test(
  "an engine that vanishes ends a process that rests",
  plugged(async ({ plugin }) => {
    plugin.process.child.stdin?.end();
    expect(await plugin.process.ended).toBe(0);
  }),
);

test(
  "what is under way when the engine vanishes is finished, and undone where nobody hears of it",
  plugged(async (given) => {
    const { plugin, simulator } = given;
    const call = await heardCreation(given);
    call.cancel();
    plugin.process.child.stdin?.end();
    expect(await plugin.process.ended).toBe(0);
    expect(operations(simulator)).toEqual(["token", "createCredential", "deleteCredential"]);
    expect(liveIn(simulator)).toEqual([]);
  }),
);

test(
  "what a first Ctrl-C has interrupted is undone where a second one leaves nobody to hear of it",
  plugged(async (given) => {
    const { plugin, simulator } = given;
    const call = await heardCreation(given, { delayMs: 30_000, effect: "after" });
    plugin.client.cancel(new Empty(), () => {});
    call.cancel();
    await until(() => operations(simulator).includes("deleteCredential"));
    expect(liveIn(simulator)).toEqual([]);
  }),
);

test(
  "a call that its caller gives up is undone, and the process goes on",
  plugged(async (given) => {
    const { simulator } = given;
    const call = await heardCreation(given);
    call.cancel();
    await until(() => operations(simulator).includes("deleteCredential"));
    await given.provider.delete(await created(given));
    expect(liveIn(simulator)).toEqual([]);
  }),
);
