import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Result, spreadText } from "../report/result";
import { spreadOf } from "../statistics";

/** Prints what each import costs in a process that holds nothing yet: of Pulumi's SDK, and of ours after it. */
const program = `
const cost = (module) => {
  const before = { at: performance.now(), modules: Object.keys(require.cache).length };
  require(module);
  return { ms: performance.now() - before.at, modules: Object.keys(require.cache).length - before.modules };
};
console.log(JSON.stringify({ sdk: cost("@pulumi/pulumi"), ours: cost(process.argv[1]) }));
`;

interface Cost {
  ms: number;
  /** Files that it loads. */
  modules: number;
}

/**
 * Of `require` in a program, beside that of Pulumi's SDK, which every program loads.
 *
 * @param project a folder whose `node_modules` hold both
 */
export async function importCost(project: string, runs: number): Promise<Result[]> {
  const results: Result[] = [];
  for (const module of ["pulumi-keycard", "pulumi-keycard/plugin"]) {
    const costs: { sdk: Cost; ours: Cost }[] = [];
    while (costs.length < runs) costs.push(await costOf(module, project));
    const [ours, sdk] = (["ours", "sdk"] as const).map((whose) =>
      spreadText(spreadOf(costs.map((cost) => cost[whose].ms)), "ms"),
    );
    const files = costs[0]?.ours.modules;
    results.push({
      what: `\`require("${module}")\`, median and quartiles of ${runs}`,
      measured: `${ours}, ${files} files`,
      beside: `\`require("@pulumi/pulumi")\` before it: ${sdk}`,
    });
  }
  return results;
}

async function costOf(module: string, cwd: string): Promise<{ sdk: Cost; ours: Cost }> {
  // As without the cache that the lifecycle's commands have: what the first run of a program pays.
  const env = { ...process.env, NODE_COMPILE_CACHE: undefined };
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", program, module], {
    cwd,
    env,
  });
  return JSON.parse(stdout);
}
