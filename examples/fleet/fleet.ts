import { parseArgs } from "node:util";
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { handOut } from "./hand-out.ts";
import { type Action, isAction } from "./job.ts";
import { readTeams } from "./teams.ts";
import { whyItFailed } from "./why-it-failed.ts";

const usage = `usage: node fleet.ts up|destroy|status [--fleet fleet.json] [--workers 4] [--parallel 8]

  up        creates and changes what the fleet's description says
  destroy   removes all of it
  status    tells what an up would change

  --workers   processes, each with one team's stack at a time
  --parallel  what each of them creates at a time`;

interface Command {
  action: Action;
  fleet: string;
  workers: number;
  parallel: number;
}

function readCommand(): Command {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      fleet: { type: "string", default: "fleet.json" },
      workers: { type: "string", default: "4" },
      parallel: { type: "string", default: "8" },
    },
  });
  const [action = ""] = positionals;
  if (!isAction(action) || positionals.length > 1) throw new Error(usage);
  const { fleet, workers, parallel } = values;
  return { action, fleet, workers: count(workers), parallel: count(parallel) };
}

function count(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new Error(usage);
}

/** The first to use a PostgreSQL backend makes its table: several at once would get in each other's way. */
async function reachBackend(): Promise<void> {
  try {
    const workspace = await LocalWorkspace.create({ workDir: import.meta.dirname });
    await workspace.whoAmI();
  } catch (error) {
    throw new Error(whyItFailed(error as Error, []));
  }
}

async function main(): Promise<boolean> {
  const { action, fleet, workers, parallel } = readCommand();
  const teams = await readTeams(fleet);
  await reachBackend();
  const jobs = teams.map(({ team, agents }) => ({ action, team, agents, parallel }));
  return handOut(jobs, { workers, report: (line) => console.log(line) });
}

main().then(
  (allIsWell) => {
    process.exitCode = allIsWell ? 0 : 1;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
