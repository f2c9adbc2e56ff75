import { join, resolve } from "node:path";
import { bundle } from "../../tools/bundles/bundle";
import type { Result } from "../report/result";
import { bundleSize } from "./bundle-size";
import { firstRequest } from "./first-request";
import { importCost } from "./import-cost";
import { type MemoryAtRest, memoryAtRest, memoryResults } from "./memory-at-rest";
import { pluginStart } from "./plugin-start";

const repository = resolve(__dirname, "../..");

export interface ProcessMeasurements {
  results: Result[];
  /** Of either door's process. */
  memory: { plugin: MemoryAtRest; dynamic: MemoryAtRest };
}

/**
 * What processes cost by themselves: start, size, memory at rest, imports.
 *
 * @param project a folder whose `node_modules` hold the package
 */
export async function measureProcesses(
  project: string,
  runs: number,
): Promise<ProcessMeasurements> {
  const plugin = join(repository, "bin/pulumi-resource-keycard");
  const emptyPlugin = join(project, "empty-plugin");
  await bundle("benchmarks/provider-process/empty-plugin.ts", emptyPlugin);
  const start = await pluginStart(plugin, emptyPlugin, runs);
  const memory = await memoryAtRest(plugin, project);
  const results = [
    start,
    await bundleSize(plugin),
    ...memoryResults(memory),
    ...(await firstRequest(plugin, project, runs)),
    ...(await importCost(project, runs)),
  ];
  return { results, memory };
}
