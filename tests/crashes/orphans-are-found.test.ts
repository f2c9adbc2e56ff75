import { eachDoor } from "../provider/door";
import { simulated } from "../support/simulated";
import { CrashingStack } from "./crashing-stack";

eachDoor((door) => {
  test(
    "what was created when all died at once is what `orphans` reports, and nothing else",
    simulated(async (simulator) => {
      const stack = await CrashingStack.of(door, simulator);
      const isKilled = await stack.survive({
        operation: "create",
        victim: "command line",
        point: { at: "request", number: 1, effect: "after" },
        next: "up",
      });
      expect(isKilled).toBe(true);
      expect(stack.orphans).toBeGreaterThan(0);
    }),
    120_000,
  );
});
