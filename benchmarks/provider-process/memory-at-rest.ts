import { setTimeout as sleep } from "node:timers/promises";
import { type Simulator, startSimulator } from "../../simulator";
import { type Result, spreadText } from "../report/result";
import { type Spread, spreadOf } from "../statistics";
import { keycardEnv } from "./keycard-env";
import { type Door, dynamicDoor, ProviderCalls, pluginDoor } from "./provider-calls";
import { ProviderProcess } from "./provider-process";

const processes = 5;
/** So long a process is left alone before it is looked at. */
const restMs = 1_000;

/** Of one door's process, in MB. */
export interface MemoryAtRest {
  /** Started, and asked for nothing. */
  ready: Spread;
  /** After the calls that load all of the provider, and send nothing. */
  checked: Spread;
  /** The most that it ever held when it had created one credential. */
  peak: Spread;
}

/**
 * Of the process of either door.
 *
 * @param project a folder whose `node_modules` hold the package
 */
export async function memoryAtRest(
  plugin: string,
  project: string,
): Promise<{ plugin: MemoryAtRest; dynamic: MemoryAtRest }> {
  const simulator = await startSimulator();
  try {
    return {
      plugin: await restingMemory(pluginDoor(plugin), project, simulator),
      dynamic: await restingMemory(dynamicDoor, project, simulator),
    };
  } finally {
    await simulator.close();
  }
}

/** The plugin's, beside the other's. */
export function memoryResults(of: { plugin: MemoryAtRest; dynamic: MemoryAtRest }): Result[] {
  return (["ready", "checked"] as const).map((moment) => ({
    what: {
      ready: `memory at rest (RSS), ready, median and quartiles of ${processes}`,
      checked: "the same after the first Configure and Check",
    }[moment],
    measured: spreadText(of.plugin[moment], "MB"),
    beside: `the dynamic provider's process: ${spreadText(of.dynamic[moment], "MB")}`,
  }));
}

async function restingMemory(door: Door, cwd: string, simulator: Simulator): Promise<MemoryAtRest> {
  const { organizationId, serviceAccountId } = simulator;
  const ready: number[] = [];
  const checked: number[] = [];
  const peak: number[] = [];
  for (let count = 0; count < processes; count++) {
    const started = await ProviderProcess.start(door.args, cwd, keycardEnv(simulator));
    try {
      await sleep(restMs);
      ready.push((await started.memory()) / 1e6);
      const calls = new ProviderCalls(started, door);
      await calls.configure({});
      const inputs = await calls.check({ organizationId, serviceAccountId });
      await sleep(restMs);
      checked.push((await started.memory()) / 1e6);
      await calls.create(inputs);
      await sleep(restMs);
      peak.push(started.peakMemory() / 1e6);
      calls.close();
    } finally {
      await started.end();
    }
  }
  return { ready: spreadOf(ready), checked: spreadOf(checked), peak: spreadOf(peak) };
}
