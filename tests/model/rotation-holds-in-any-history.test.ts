import fc from "fast-check";
import { keepEvidence } from "../support/evidence";
import { simulated } from "../support/simulated";
import { history } from "./history";
import type { Clock } from "./onlooker";
import { World } from "./world";

// `make model histories=…` runs more; a failure prints the seed and the path that bring its history back.
const histories = Number(process.env.HISTORIES ?? 2_000);
const seed = process.env.HISTORY_SEED ? { seed: Number(process.env.HISTORY_SEED) } : {};
const path = process.env.HISTORY_PATH ? { path: process.env.HISTORY_PATH } : {};

const newYear = Date.parse("2026-01-01T00:00:00Z");
const clock: Clock = { now: newYear };

test(
  `in ${histories} random histories no consumer is cut off, and state and server agree`,
  simulated(
    async (simulator) => {
      const said: string[] = [];
      await fc.assert(
        fc.asyncProperty(history, async (history) => {
          simulator.clearFaults();
          clock.now = newYear;
          await new World(simulator, clock, history, said).live();
        }),
        { numRuns: histories, ...seed, ...path },
      );
      keepEvidence("model", said.join("\n"));
    },
    { now: () => clock.now },
  ),
  24 * 3_600_000,
);
