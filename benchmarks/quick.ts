import { inLaboratory } from "./lifecycle/laboratory";
import type { Measurement } from "./lifecycle/measurement";
import { quickPlan } from "./lifecycle/plan";
import { takeTurns } from "./lifecycle/take-turns";
import { warmUp } from "./lifecycle/warm-up";
import { judge } from "./limits/limit";
import { verdictCells, verdictHead } from "./limits/limit-text";
import { quickLimits } from "./limits/quick-limits";
import { lifecycleTables } from "./report/lifecycle-tables";
import { markdownTable } from "./report/markdown-table";
import { progress } from "./report/progress";

/** Prints what was measured, as Markdown; fails where a limit is missed. */
async function main(): Promise<void> {
  const measurements = await inLaboratory(async (laboratory) => {
    await warmUp(laboratory);
    const all: Measurement[] = [];
    for (const row of quickPlan) all.push(...(await takeTurns(row, laboratory, progress())));
    return all;
  });
  const verdicts = quickLimits.map((limit) => judge(limit, measurements));
  const limits = markdownTable(verdictHead, verdicts.map(verdictCells));
  console.log(`${lifecycleTables(measurements)}\n\n${limits}`);
  if (verdicts.some(({ isKept }) => !isKept)) process.exitCode = 1;
}

main();
