import { PostgresServer } from "../tools/postgres/postgres-server";
import { contendersBySetting } from "./lifecycle/contenders/settings";
import { inLaboratory } from "./lifecycle/laboratory";
import { operations } from "./lifecycle/operation";
import { settings } from "./lifecycle/plan";
import { takeTurns } from "./lifecycle/take-turns";
import { warmUp } from "./lifecycle/warm-up";
import { machineText } from "./machine";
import { lifecycleTables } from "./report/lifecycle-tables";
import { progress } from "./report/progress";

/** Prints a Markdown table of what becomes of the time that commands take, by what users can set themselves. */
async function main(): Promise<void> {
  const report = progress();
  const { signal } = new AbortController();
  const server = await PostgresServer.start({ env: process.env, report, signal });
  try {
    const contenders = contendersBySetting(server.backendUrl);
    const row = { setting: settings.threeHundred, contenders, operations, repetitions: 3 };
    const machine = machineText();
    const measurements = await inLaboratory(async (laboratory) => {
      await warmUp(laboratory);
      return takeTurns(row, laboratory, report);
    });
    console.log(`${machine}\n\n${lifecycleTables(measurements)}`);
  } finally {
    await server.end();
  }
}

main();
