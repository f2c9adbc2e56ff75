import { inLaboratory } from "./lifecycle/laboratory";
import type { Measurement } from "./lifecycle/measurement";
import type { Row } from "./lifecycle/row";
import { takeTurns } from "./lifecycle/take-turns";
import { warmUp } from "./lifecycle/warm-up";
import { judge, type Limit } from "./limits/limit";
import { verdictCells, verdictHead } from "./limits/limit-text";
import { lifecycleTables } from "./report/lifecycle-tables";
import { markdownTable } from "./report/markdown-table";
import { progress } from "./report/progress";

/** Runs a plan and prints what was measured, as Markdown; the process fails where a limit is missed. */
export async function judged(plan: readonly Row[], limits: readonly Limit[]): Promise<void> {
  const report = progress();
  const measurements = await inLaboratory(async (laboratory) => {
    await warmUp(laboratory);
    const all: Measurement[] = [];
    for (const row of plan) all.push(...(await takeTurns(row, laboratory, report)));
    return all;
  });
  const verdicts = limits.map((limit) => judge(limit, measurements));
  const table = markdownTable(verdictHead, verdicts.map(verdictCells));
  console.log(`${lifecycleTables(measurements)}\n\n${table}`);
  if (verdicts.some(({ isKept }) => !isKept)) process.exitCode = 1;
}
