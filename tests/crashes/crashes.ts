import { randomInt } from "node:crypto";
import type { Door } from "../provider/door";
import { keepEvidence } from "../support/evidence";
import { simulated } from "../support/simulated";
import { addToSummary } from "../support/summary";
import { CrashingStack } from "./crashing-stack";
import { type Cast, kills } from "./kill";

/** Of both doors together. `make test-crashes kills=…` sets it; a failure prints the seed that brings its kills back. */
const wanted = Number(process.env.KILLS ?? 10);
const seed = process.env.SEED ? Number(process.env.SEED) : randomInt(1_000_000);
/** So that the doors meet different victims. */
const seeds: Record<Door, number> = { dynamic: seed, plugin: seed + 1_000_000 };
/** Of a door's, by what they strike. */
const shares: Record<Cast, number> = { singles: wanted / 2, set: wanted / 5 };

/** Kills commands of one stack at random points, and recovers it after each as a user would. */
export function crashes(door: Door, cast: Cast): () => Promise<void> {
  return simulated(async (simulator) => {
    const stack = await CrashingStack.of(door, simulator);
    let survived = 0;
    for (const kill of kills(seeds[door], cast)) {
      const told = `Kill ${survived + 1} by SEED=${seed}, ${JSON.stringify(kill)}`;
      const isKilled = await stack.survive(kill).catch((cause: unknown) => {
        throw new Error(`${told}: ${String(cause)}`, { cause });
      });
      if (isKilled) survived++;
      keepEvidence(
        "crash",
        `${told}, ${isKilled}: ${stack.orphans} orphans, ${stack.mended} mended`,
      );
      if (survived >= shares[cast]) break;
    }
    addToSummary("crashes", {
      "kills survived": survived,
      "orphans reported": stack.orphans,
      "files of Pulumi's backend mended": stack.mended,
      violations: 0,
    });
  });
}
