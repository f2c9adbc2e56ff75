import fc from "fast-check";
import { keepEvidence } from "../support/evidence";
import { simulated } from "../support/simulated";
import type { Clock } from "./onlooker";
import { setHistory } from "./set-history";
import { SetWorld } from "./set-world";

// As of rotation: `make model histories=…` runs more, and a failure prints what brings its history back.
const histories = Math.ceil(Number(process.env.HISTORIES ?? 2_000) / 20);
const seed = process.env.HISTORY_SEED ? { seed: Number(process.env.HISTORY_SEED) } : {};
const path = process.env.HISTORY_PATH ? { path: process.env.HISTORY_PATH } : {};

const newYear = Date.parse("2026-01-01T00:00:00Z");
const clock: Clock = { now: newYear };

test(
  `in ${histories} random histories a set loses no credential, and touches none that the program doesn't change`,
  simulated(
    async (simulator) => {
      const all: string[] = [];
      await fc.assert(
        fc.asyncProperty(setHistory, async (history) => {
          const said: string[] = [];
          simulator.clearFaults();
          clock.now = newYear;
          await new SetWorld(simulator, clock, history, said).live();
          all.push(...said);
        }),
        { numRuns: histories, ...seed, ...path },
      );
      keepEvidence("model", all.join("\n"));
    },
    { now: () => clock.now },
  ),
  24 * 3_600_000,
);
