import type { Simulator } from "../../simulator";
import { liveIn } from "../support/live-credentials";
import { until } from "../support/until";
import { eachDoor } from "./door";
import { configFor, created, operations, provided, withProvider } from "./provided";
import type { ProviderSettings } from "./wire";

// Two processes of each door start.
jest.setTimeout(60_000);

const settings = (simulator: Simulator): ProviderSettings => ({
  config: configFor(simulator),
  type: "RotatingServiceAccountCredential",
});

const looks = (simulator: Simulator) =>
  operations(simulator).filter((operation) => operation === "listCredentials").length;

eachDoor((door) => {
  test(
    "a rotation whose engine was killed doesn't take for its own what the next up has made",
    provided(
      door,
      async ({ provider, simulator }) => {
        const held = await created({ provider, simulator });
        const news = { ...held.inputs, rotateWhenChanged: { key: "second" } };
        simulator.clearRequests();
        // The rotation looks for what an earlier one has left, and then for what its own lost request has made.
        simulator.fault({ kind: "reset", effect: "after", operation: "createCredential" });
        const secondLook = { operation: "listCredentials", skip: 1 } as const;
        simulator.fault({ kind: "delay", delayMs: 4_000, ...secondLook });

        await withProvider(door, settings(simulator), async (next) => {
          const abandoned = provider.update(held, news);
          await until(() => looks(simulator) === 2);
          provider.loseEngine();
          const { outputs } = await next.update(held, news);

          await Promise.allSettled([abandoned]);
          expect(liveIn(simulator).map(({ id }) => id)).toContain(outputs.credentialId);
        });
      },
      settings,
    ),
  );
});
