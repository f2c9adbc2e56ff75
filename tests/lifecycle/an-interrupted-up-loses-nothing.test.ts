import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Fault, Simulator } from "../../simulator";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import { keepEvidence } from "../support/evidence";
import { liveIn } from "../support/live-credentials";
import { isProvider, isRunning, processTree, type RunningProcess } from "../support/process-tree";
import { newProject, settingsFor } from "../support/sandbox";
import { simulated } from "../support/simulated";
import { credentialsIn } from "../support/stack-state";
import { until } from "../support/until";
import { pluginProgram, program } from "./programs";

const up = ["up", "--yes", "--skip-preview"];

const projectOf = (simulator: Simulator, byDoor: typeof program = pluginProgram) =>
  newProject(
    byDoor(`
      const { serviceAccountId } = ${JSON.stringify({ serviceAccountId: simulator.serviceAccountId })};
      const ci = new ServiceAccountCredential("ci", { serviceAccountId });
      module.exports = { clientId: ci.clientId };`),
    settingsFor(simulator),
  );

/** Starts an `up` whose creation is struck by a delay, and ends it by a signal when the API has been asked for it. */
async function upEndedBy(
  signal: NodeJS.Signals,
  { project, simulator, delay }: { project: PulumiProject; simulator: Simulator; delay: Fault },
): Promise<{ plugins: RunningProcess[] }> {
  simulator.clearRequests();
  simulator.fault({ ...delay, operation: "createCredential" });
  const { folder: cwd, env } = project;
  const stdio = ["ignore", "pipe", "pipe"] as const;
  const engine = spawn("pulumi", [...up, "--non-interactive"], { cwd, env, stdio: [...stdio] });
  for (const stream of [engine.stdout, engine.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => keepEvidence("interrupted", text));
  }
  const exit = once(engine, "exit");
  await until(() => simulator.requests.some(({ operation }) => operation === "createCredential"));
  const plugins = processTree(Number(engine.pid)).filter(isProvider);
  engine.kill(signal);
  await exit;
  return { plugins };
}

test(
  "Ctrl-C doesn't wait for the answer to a creation: what was made is in the state, and the next up replaces it",
  simulated(async (simulator) => {
    const project = await projectOf(simulator);
    const delay: Fault = { kind: "delay", delayMs: 300_000, effect: "after" };
    const { plugins } = await upEndedBy("SIGINT", { project, simulator, delay });

    const [held] = await credentialsIn(project);
    expect(liveIn(simulator)).toMatchObject([{ id: held?.outputs.credentialId }]);
    expect(plugins.filter(isRunning)).toEqual([]);
    expect(await project.must("preview", "--diff")).toMatch(/- createInterrupted/);
    expect(await project.must(...up)).toMatch(/\+-1 replaced/);
    const [made] = await credentialsIn(project);
    expect(liveIn(simulator)).toMatchObject([{ id: made?.outputs.credentialId }]);
    expect(made?.outputs.credentialId).not.toBe(held?.outputs.credentialId);
    await project.must("preview", "--expect-no-changes");
  }),
  120_000,
);

test(
  "what takes effect only after Ctrl-C is found by its name and deleted",
  simulated(async (simulator) => {
    const project = await projectOf(simulator);
    const delay: Fault = { kind: "delay", delayMs: 5_000, effect: "before" };
    await upEndedBy("SIGINT", { project, simulator, delay });

    const [held] = await credentialsIn(project);
    expect(held?.outputs).toMatchObject({ createInterrupted: expect.stringMatching(/^20/) });
    expect(held?.outputs).not.toHaveProperty("credentialId");
    await until(() => liveIn(simulator).length > 0);
    expect(liveIn(simulator)).toMatchObject([{ name: held?.outputs.name }]);
    await project.must("refresh", "--yes", "--skip-preview");
    expect(await credentialsIn(project)).toHaveLength(1);
    await project.must("destroy", "--yes", "--skip-preview");
    expect(liveIn(simulator)).toEqual([]);
  }),
  120_000,
);

test(
  "a killed engine leaves no plugin behind, and no credential that its state doesn't know",
  simulated(async (simulator) => {
    const project = await projectOf(simulator);
    const delay: Fault = { kind: "delay", delayMs: 1_000, effect: "after" };
    const { plugins } = await upEndedBy("SIGKILL", { project, simulator, delay });

    expect(plugins).toHaveLength(1);
    await until(() => !plugins.some(isRunning));
    expect(await credentialsIn(project)).toEqual([]);
    expect(liveIn(simulator)).toEqual([]);
  }),
  120_000,
);

test.each([
  ["dynamic", program],
  ["plugin", pluginProgram],
])(
  "creations that can't be looked for, one up after the other, are replaced by one (%s)",
  (_door, byDoor) =>
    simulated(async (simulator) => {
      const project = await projectOf(simulator, byDoor);
      simulator.fault({ kind: "reset", effect: "after", operation: "createCredential", times: 2 });
      simulator.fault({ kind: "status", status: 403, operation: "listCredentials", times: 99 });
      for (const ups of [1, 2]) {
        expect(await project.pulumi(up)).toMatchObject({ exitCode: 1 });
        expect(liveIn(simulator)).toHaveLength(ups);
      }
      simulator.clearFaults();

      await project.must(...up);
      const held = await credentialsIn(project);
      expect(held).toHaveLength(1);
      expect(liveIn(simulator)).toMatchObject([{ id: held[0]?.outputs.credentialId }]);
      await project.must("preview", "--expect-no-changes");
    })(),
  120_000,
);
