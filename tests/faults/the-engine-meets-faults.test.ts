import { simulated } from "../support/simulated";
import { addToSummary } from "../support/summary";
import { titleOf } from "./cells";
import { engineCellsToRun } from "./engine-cells";
import { expectedStep } from "./rules";
import { runInEngine } from "./run-in-engine";

const titled = engineCellsToRun.map((one) => [titleOf(one.cell), one.door, one] as const);

test.each(titled)(
  "%s, through the %s door",
  async (_title, _door, one) => {
    await simulated(async (simulator) => {
      const { requests, struck, ...expected } = expectedStep(one.cell);
      const seen = await runInEngine(one, expected, simulator);
      expect(seen).toEqual({ ...expected, wrong: [] });
      addToSummary("faults", { "cells run": 1, violations: 0 });
    })();
  },
  180_000,
);
