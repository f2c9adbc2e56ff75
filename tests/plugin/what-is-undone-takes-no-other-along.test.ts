import * as messages from "@pulumi/pulumi/proto/provider_pb";
import type { Fault, OperationId } from "../../simulator";
import { PluginWire } from "../provider/plugin-wire";
import { configFor, operations } from "../provider/provided";
import { ProviderProcess } from "../provider/provider-process";
import type { ResourceType } from "../provider/wire";
import { liveIn } from "../support/live-credentials";
import { until } from "../support/until";
import { MarkedWire } from "./marked-wire";
import { plugged } from "./plugged";

// Two processes start.
jest.setTimeout(60_000);

const type: ResourceType = "RotatingServiceAccountCredential";
/** That of a plan, the same for each `up --plan`. */
const seed = Buffer.from("00112233445566778899", "hex");

const operation = "createCredential";

/** Where the engine vanishes, and what keeps the abandoned creation until the next `up` is through. */
const moments: { moment: string; faults: Fault[]; until: OperationId; left: number }[] = [
  {
    moment: "waits for its answer",
    faults: [{ kind: "delay", delayMs: 3_000, effect: "after", operation }],
    until: operation,
    left: 0,
  },
  {
    moment: "looks for what its lost request has made",
    faults: [
      { kind: "reset", effect: "after", operation },
      { kind: "delay", delayMs: 3_000, operation: "listCredentials" },
    ],
    until: "listCredentials",
    left: 1,
  },
  {
    moment: "waits until a rate limit lets it through",
    faults: [{ kind: "rateLimit", retryAfter: "3", operation }],
    until: operation,
    left: 0,
  },
  {
    moment: "waits for an answer that never comes",
    faults: [{ kind: "delay", delayMs: 60_000, effect: "after", operation }],
    until: operation,
    left: 1,
  },
];

test.each(moments)(
  "a creation whose engine vanishes while it $moment leaves alone what the next up has made by the same plan",
  ({ faults, until: reached, left }) =>
    plugged(
      async ({ plugin, provider, simulator }) => {
        const program = { logicalName: "ci", serviceAccountId: simulator.serviceAccountId };
        const { inputs } = await provider.check(program, {}, { seed });
        for (const fault of faults) simulator.fault(fault);
        const request = new messages.CreateRequest()
          .setType(`keycard:index:${type}`)
          .setProperties(plugin.sent(inputs));
        const abandoned = plugin.client.create(request, () => {});
        await until(() => operations(simulator).includes(reached));
        abandoned.cancel();
        plugin.loseEngine();

        const wire = await PluginWire.start({ config: configFor(simulator), type });
        const next = new ProviderProcess(new MarkedWire(wire));
        try {
          const again = await next.check(program, {}, { seed });
          expect(again.inputs.autoName).toBe(inputs.autoName);
          const { outputs } = await next.create(again.inputs);

          expect(await plugin.process.ended).toBe(0);
          const live = liveIn(simulator).map(({ id }) => id);
          expect(live).toContain(outputs.credentialId);
          // What nobody could write down is for `orphans` to find.
          expect(live).toHaveLength(1 + left);
        } finally {
          await next.end();
        }
      },
      (simulator) => ({ config: configFor(simulator), type }),
    )(),
);
