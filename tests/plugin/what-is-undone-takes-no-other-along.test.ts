import * as messages from "@pulumi/pulumi/proto/provider_pb";
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

test(
  "a creation that is undone leaves alone what the next up has made by the same plan",
  plugged(
    async ({ plugin, provider, simulator }) => {
      const program = { logicalName: "ci", serviceAccountId: simulator.serviceAccountId };
      const { inputs } = await provider.check(program, {}, { seed });
      const operation = "createCredential";
      simulator.fault({ kind: "delay", delayMs: 3_000, effect: "after", operation });
      const request = new messages.CreateRequest()
        .setType(`keycard:index:${type}`)
        .setProperties(plugin.sent(inputs));
      const abandoned = plugin.client.create(request, () => {});
      await until(() => operations(simulator).includes(operation));
      abandoned.cancel();
      plugin.loseEngine();

      const wire = await PluginWire.start({ config: configFor(simulator), type });
      const next = new ProviderProcess(new MarkedWire(wire));
      const again = await next.check(program, {}, { seed });
      expect(again.inputs.autoName).toBe(inputs.autoName);
      const { outputs } = await next.create(again.inputs);

      expect(await plugin.process.ended).toBe(0);
      expect(liveIn(simulator)).toMatchObject([{ id: outputs.credentialId }]);
      await next.end();
    },
    (simulator) => ({ config: configFor(simulator), type }),
  ),
);
