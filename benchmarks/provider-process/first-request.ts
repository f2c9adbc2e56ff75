import { type Simulator, startSimulator } from "../../simulator";
import { type Result, spreadText } from "../report/result";
import { spreadOf } from "../statistics";
import { keycardEnv } from "./keycard-env";
import { type Door, dynamicDoor, ProviderCalls, pluginDoor } from "./provider-calls";
import { ProviderProcess } from "./provider-process";

/**
 * From the start of a provider's process to the first request that the API gets from it, at a create.
 *
 * @param project a folder whose `node_modules` hold the package
 */
export async function firstRequest(
  plugin: string,
  project: string,
  runs: number,
): Promise<Result[]> {
  const simulator = await startSimulator();
  try {
    const doors = { plugin: pluginDoor(plugin), "dynamic provider": dynamicDoor };
    const results: Result[] = [];
    for (const [name, door] of Object.entries(doors)) {
      // The first only warms the caches.
      await startedToCreate(door, project, simulator);
      const starts: Start[] = [];
      while (starts.length < runs) starts.push(await startedToCreate(door, project, simulator));
      const ready = spreadOf(starts.map(({ readyMs }) => readyMs));
      results.push({
        what: `${name}: process start to the first request, median and quartiles of ${runs}`,
        measured: spreadText(spreadOf(starts.map(({ requestMs }) => requestMs)), "ms"),
        beside: `to "ready": ${spreadText(ready, "ms")}`,
      });
    }
    return results;
  } finally {
    await simulator.close();
  }
}

/** Milliseconds since the process was started. */
interface Start {
  readyMs: number;
  requestMs: number;
}

async function startedToCreate(door: Door, cwd: string, simulator: Simulator): Promise<Start> {
  simulator.clearRequests();
  const { organizationId, serviceAccountId } = simulator;
  const startedAt = Date.now();
  const started = await ProviderProcess.start(door.args, cwd, keycardEnv(simulator));
  const calls = new ProviderCalls(started, door);
  try {
    await calls.configure({});
    await calls.create(await calls.check({ organizationId, serviceAccountId }));
  } finally {
    calls.close();
    await started.end();
  }
  const arrivedAt = Date.parse(simulator.requests[0]?.at ?? "");
  return { readyMs: started.readyAfterMs, requestMs: arrivedAt - startedAt };
}
