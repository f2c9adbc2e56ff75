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

/** Where an `up` of new credentials is killed. */
interface Point {
  /** New ones in the program, and how many of them are made by then and how many under way. */
  names: string[];
  made: number;
  underWay: number;
  /** Whether the server makes those under way after the kill or has made them by then. */
  effect: "before" | "after";
}

function pointOf(kill: number): Point {
  const made = kill % 3;
  return {
    names: ["a", "b", "c"].map((letter) => `${letter}${kill}`),
    made,
    underWay: kill % 2 === 0 ? 3 - made : 1,
    effect: kill % 4 < 2 ? "before" : "after",
  };
}

/** Whether the stack's file is whole, and says so of what is under way. */
async function saysCreating({ names, underWay }: Point, project: PulumiProject): Promise<boolean> {
  try {
    const { latest } = JSON.parse(await project.stateText()).checkpoint;
    const pending: { resource: { urn: string } }[] = latest.pending_operations ?? [];
    const isNew = ({ urn }: { urn: string }) => names.some((name) => urn.endsWith(`::${name}`));
    return pending.filter(({ resource }) => isNew(resource)).length === underWay;
  } catch {
    return false;
  }
}

async function killUpAt(point: Point, project: PulumiProject, simulator: Simulator): Promise<void> {
  const { made, underWay, effect } = point;
  const slow = { kind: "delay", operation: "createCredential", delayMs: 500 } as const;
  simulator.clearRequests();
  simulator.fault({ ...slow, effect, skip: made, times: underWay });
  const args = ["up", "--yes", "--skip-preview", "--non-interactive", "--parallel", `${underWay}`];
  const { folder: cwd, env } = project;
  const child = spawn("pulumi", args, { cwd, env, stdio: "ignore" });
  const exit = once(child, "exit");
  const sent = () =>
    simulator.requests.filter(({ operation }) => operation === "createCredential").length;
  while (sent() < made + underWay) await sleep(pollMs);
  // Killed while it writes the stack's file, Pulumi would leave an empty one.
  while (!(await saysCreating(point, project))) await sleep(pollMs);
  killTree(Number(child.pid));
  await exit;
}

test(
  `after ${kills} kills of an up in mid-create, orphans finds what no state knows, and nothing else`,
  simulated(async (simulator) => {
    const project = await newProject({}, settingsFor(simulator));
    const serviceAccountId = `serviceAccountId: "${simulator.serviceAccountId}"`;
    let kept: string[] = [];
    for (let kill = 0; kill < kills; kill++) {
      const point = pointOf(kill);
      const names = [...kept, ...point.names];
      await project.write(
        credentials(Object.fromEntries(names.map((name) => [name, serviceAccountId]))),
      );
      await killUpAt(point, project, simulator);
      // What was sent takes effect although nobody waits for the answer.
      while (simulator.requests.some(({ status }) => status === null)) await sleep(pollMs);
      await project.must("cancel", "--yes");
      kept = (await credentialsIn(project)).map(({ urn }) => urn.split("::").at(-1) ?? "");
    }

    const known = (await credentialsIn(project)).map(({ outputs }) => outputs.credentialId);
    const lost = liveIn(simulator).filter(({ id }) => !known.includes(id));
    const { stdout } = await CommandLine.in(project).run(["orphans", "--stack", "dev", "--json"]);
    const found: { credentialId: string }[] = JSON.parse(stdout);
    expect(found.map(({ credentialId }) => credentialId)).toEqual(lost.map(({ id }) => id));
    expect(lost.length).toBeGreaterThanOrEqual(kills);
    expect(known.length).toBeGreaterThan(0);
  }),
  300_000,
);
