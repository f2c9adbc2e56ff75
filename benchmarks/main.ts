import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Laboratory } from "./lifecycle/contenders/contender";
import { tofuBinaries, tofuContender } from "./lifecycle/contenders/tofu";
import { inLaboratory } from "./lifecycle/laboratory";
import type { Measurement } from "./lifecycle/measurement";
import { fullPlan } from "./lifecycle/plan";
import type { Row } from "./lifecycle/row";
import { settingText } from "./lifecycle/setting";
import { takeTurns } from "./lifecycle/take-turns";
import { warmUp } from "./lifecycle/warm-up";
import { fullLimits } from "./limits/full-limits";
import { judge } from "./limits/limit";
import { memoryLimits } from "./limits/memory-limits";
import { machineText, versions } from "./machine";
import { measureProcesses, type ProcessMeasurements } from "./provider-process/measure-processes";
import { benchmarkPage } from "./report/page";
import { plots } from "./report/plots";
import { progress } from "./report/progress";

const usage = `usage: make bench, or tsx benchmarks/main.ts [--only <text>] [--into <folder>]

  --only  the settings that hold this text, such as "300 credentials"; what else there is isn't run
  --into  where the page, its plots and the data go; default: docs, which a part of the run needs to be told

PULUMI_KEYCARD_ENGINE is the folder of a Pulumi engine; BENCH_TOFU and BENCH_RESTAPI are binaries of OpenTofu and its
provider Mastercard/restapi; RUNS is how often processes are started, default 5.`;

const tofu = tofuBinaries(process.env);
const startedAt = Date.now();
const machine = machineText();
const report = progress(startedAt);

/** Writes the page; fails where a limit is missed. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: "string" }, into: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help || (values.only !== undefined && values.into === undefined)) {
    console.log(usage);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const plan = fullPlan(tofu ? [tofuContender(tofu)] : []);
  const rows = plan.filter(({ setting }) => settingText(setting).includes(values.only ?? ""));
  const folder = resolve(values.into ?? join(__dirname, "../docs"));
  const isKept = await inLaboratory((laboratory) => run(rows, laboratory, folder));
  if (!isKept) process.exitCode = 1;
}

/** @returns whether all limits are kept */
async function run(rows: readonly Row[], laboratory: Laboratory, folder: string): Promise<boolean> {
  const processes = await measureProcesses(laboratory.folder, Number(process.env.RUNS || 5));
  report("processes measured");
  await warmUp(laboratory);
  const measurements: Measurement[] = [];
  const measured = { measurements, processes, versions: await versions(laboratory, tofu) };
  let isKept = await publish(folder, measured);
  for (const row of rows) {
    measurements.push(...(await takeTurns(row, laboratory, report)));
    // Each time: an hour's work isn't lost where the last row fails.
    isKept = await publish(folder, measured);
  }
  report(`written to ${folder}`);
  return isKept;
}

interface Measured {
  measurements: readonly Measurement[];
  processes: ProcessMeasurements;
  versions: Record<string, string>;
}

/** Writes what there is so far. @returns whether all limits are kept */
async function publish(
  folder: string,
  { measurements, processes, versions }: Measured,
): Promise<boolean> {
  const verdicts = fullLimits.map((limit) => judge(limit, measurements));
  const results = [...processes.results, ...memoryLimits(measurements, processes)];
  const found = {
    date: new Date(startedAt).toISOString().slice(0, 10),
    minutes: Math.round((Date.now() - startedAt) / 60_000),
    machine,
    versions,
    verdicts,
    results,
    measurements,
  };
  const files = {
    "benchmarks.md": benchmarkPage(found),
    "benchmarks.json": `${JSON.stringify(found, undefined, 1)}\n`,
    ...plots(measurements),
  };
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return [...verdicts, ...results.map(({ limit }) => limit)].every((one) => one?.isKept !== false);
}

main();
