import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Simulator } from "../../simulator";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import { credentials } from "../lifecycle/programs";
import { liveIn } from "../support/live-credentials";
import { newProject, settingsFor } from "../support/sandbox";
import { simulated } from "../support/simulated";
import { credentialsIn } from "../support/stack-state";
import { CommandLine } from "./command-line";
import { killTree } from "./kill-tree";

const kills = 20;
const pollMs = 5;

/** Where an `up` of three new credentials is killed: some are made, and so many are under way. */
interface Point {
  names: string[];
  parallel: number;
  made: number;
  /** Whether the server makes what is under way after the kill, or has made it before. */
  effect: "before" | "after";
}

function pointOf(kill: number): Point {
  const inTurn = kill % 2 === 0;
  return {
    names: ["a", "b", "c"].map((letter) => `${letter}${kill}`),
    parallel: inTurn ? 1 : 3,
    made: inTurn ? kill % 3 : 0,
    effect: kill % 4 < 2 ? "before" : "after",
  };
}

async function killUpAt(
  { parallel, made, effect }: Point,
  project: PulumiProject,
  simulator: Simulator,
): Promise<void> {
  simulator.clearRequests();
  const slow = { kind: "delay", operation: "createCredential", delayMs: 1_000 } as const;
  simulator.fault({ ...slow, effect, skip: made, times: parallel });
  const args = ["up", "--yes", "--skip-preview", "--non-interactive", "--parallel", `${parallel}`];
  const child = spawn("pulumi", args, { cwd: project.folder, env: project.env, stdio: "ignore" });
  const exit = once(child, "exit");
  const creates = () =>
    simulator.requests.filter(({ operation }) => operation === "createCredential").length;
  while (creates() < made + parallel) await sleep(pollMs);
  // Killed while it writes the stack's file, Pulumi leaves an empty one: all it has begun is in there first.
  while (!(await recordsAllCreates(project, simulator))) await sleep(pollMs);
  killTree(Number(child.pid));
  await exit;
}
