import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Simulator } from "../../simulator";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import { keepEvidence } from "../support/evidence";
import { isProvider, kill, processTree, type RunningProcess } from "../support/process-tree";
import type { Kill, Point, Victim } from "./kill";

/** So long a struck request is held: time enough to see it and to kill. */
const heldMs = 1_000;
const pollMs = 3;

/** The processes that a kill has left over. */
export type Survivors = RunningProcess[];

/**
 * Runs a command of Pulumi's and kills the victim at its point.
 *
 * @returns undefined where the command ended before that
 */
export async function killDuring(
  command: readonly string[],
  { victim, point }: Kill,
  { project, simulator }: { project: PulumiProject; simulator: Simulator },
): Promise<Survivors | undefined> {
  simulator.clearRequests();
  if (point.at === "request") {
    const { effect, number } = point;
    simulator.fault({ kind: "delay", delayMs: heldMs, effect, skip: number });
  }
  const { folder: cwd, env, stacksFolder } = project;
  using written = new Writes(stacksFolder);
  const pulumi = spawn("pulumi", command, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [pulumi.stdout, pulumi.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => keepEvidence("killed", text));
  }
  const exit = once(pulumi, "exit");
  const isReached = () => reached(point, simulator, written);
  while (isGoing(pulumi) && !isReached()) await sleep(pollMs);
  const survivors = isGoing(pulumi) ? await strike(victim, pulumi) : undefined;
  await exit;
  simulator.clearFaults();
  return survivors;
}

function reached(point: Point, { requests }: Simulator, written: Writes): boolean {
  if (point.at === "write") return written.count > point.number;
  const request = requests[point.number];
  return point.at === "request" ? request !== undefined : (request?.status ?? null) !== null;
}

/** @returns undefined where the command ended before there was a victim */
async function strike(victim: Victim, pulumi: ChildProcess): Promise<Survivors | undefined> {
  for (; isGoing(pulumi); await sleep(pollMs)) {
    // What happens at the point must not go on while its processes are being listed.
    pulumi.kill("SIGSTOP");
    const tree = processTree(Number(pulumi.pid));
    const victims = victimsIn(tree, victim);
    kill(victims);
    pulumi.kill("SIGCONT");
    if (victims.length > 0) return tree.filter((one) => !victims.includes(one));
  }
  return undefined;
}

function victimsIn(tree: readonly RunningProcess[], victim: Victim): readonly RunningProcess[] {
  switch (victim) {
    case "provider":
      return tree.filter(isProvider);
    case "engine":
      return tree.slice(0, 1);
    case "command line":
      return tree;
  }
}

function isGoing({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

/** Counts the changes in a folder. */
class Writes {
  count = 0;
  readonly #watcher;

  constructor(folder: string) {
    this.#watcher = watch(folder, () => this.count++);
  }

  [Symbol.dispose](): void {
    this.#watcher.close();
  }
}
