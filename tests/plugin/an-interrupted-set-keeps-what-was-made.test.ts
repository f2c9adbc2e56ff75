import { providerErrorOf } from "../provider/provided";
import { revealed } from "../provider/secrets-on-the-wire";
import type { Values } from "../provider/wire";
import { liveIn } from "../support/live-credentials";
import { until } from "../support/until";
import { pluggedToAll } from "./plugged";

const given = pluggedToAll("ServiceAccountCredentialSet");
const keys = Array.from({ length: 40 }, (_, number) => `k${number}`);
const credentials = Object.fromEntries(keys.map((key) => [key, {}]));

/** Far longer than a user waits. */
const delayMs = 60_000;

const live = () => liveIn(given().simulator).map(({ id }) => id);

function idsIn({ credentialIds }: Values): string[] {
  return Object.values(revealed(credentialIds ?? {}) as Record<string, string>);
}

/** A creation of a set of which ten requests are struck by a delay, ended by Ctrl-C. */
async function interrupted(effect: "before" | "after") {
  const { provider, simulator } = given();
  const { serviceAccountId } = simulator;
  const { inputs } = await provider.check({ logicalName: "fleet", serviceAccountId, credentials });
  simulator.fault({
    kind: "delay",
    delayMs,
    effect,
    operation: "createCredential",
    skip: 20,
    times: 10,
  });
  const creation = providerErrorOf(provider.create(inputs));
  await until(() => simulator.requests.filter(({ status }) => status === 201).length === 30);
  const startedAt = Date.now();
  await provider.cancel();
  const { message, partialFailure } = await creation;
  expect(Date.now() - startedAt).toBeLessThan(5_000);
  const held = { id: partialFailure?.id ?? "", inputs, outputs: partialFailure?.outputs ?? {} };
  simulator.clearFaults();
  return { held, message };
}

test.each(["before", "after"] as const)(
  "Ctrl-C %s creations take effect keeps them and what was made, and the next up does the rest",
  async (effect) => {
    const { provider } = given();
    const { held, message } = await interrupted(effect);
    expect(message).toContain("the next `pulumi up` does the rest.");
    const made = idsIn(held.outputs);
    expect(made).toHaveLength(30);
    expect(live()).toEqual(expect.arrayContaining(made));
    // By its ids, where the last look has seen it.
    const { pendingDeletes = {}, pendingCreates = {} } = held.outputs as Record<string, object>;
    expect(Object.keys({ ...pendingDeletes, ...pendingCreates })).toHaveLength(10);

    expect(await provider.diff(held, held.inputs)).toMatchObject({ changes: "some" });
    const updated = await provider.update(held, held.inputs);
    expect(idsIn(updated.outputs)).toEqual(expect.arrayContaining(made));
    expect(live().toSorted()).toEqual(idsIn(updated.outputs).toSorted());
    expect(live()).toHaveLength(40);
    for (const left of ["pendingDeletes", "pendingCreates"]) {
      expect(updated.outputs).not.toHaveProperty(left);
    }
    await provider.delete(updated);
    expect(live()).toEqual([]);
  },
);
