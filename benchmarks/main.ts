import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { cpus, loadavg, release, tmpdir, totalmem, type } from "node:os";
import { join, resolve } from "node:path";
import { bundle } from "../tools/bundles/bundle";
import { bundleSize } from "./bundle-size";
import { memoryAtRest } from "./memory-at-rest";
import { pluginStart } from "./plugin-start";
import { type Result, tableOf } from "./result";

const repository = resolve(__dirname, "..");
const plugin = join(repository, "bin/pulumi-resource-keycard");
const runs = Number(process.env.RUNS || 21);

/** Prints a Markdown table of what was measured; fails where a limit is missed. */
async function main(): Promise<void> {
  const results = await measured();
  console.log(`${machine()}\n\n${tableOf(results)}`);
  if (results.some(({ limit }) => limit?.isKept === false)) process.exitCode = 1;
}

async function measured(): Promise<Result[]> {
  const project = await mkdtemp(join(tmpdir(), "pulumi-keycard-bench-"));
  try {
    await mkdir(join(project, "node_modules"));
    await symlink(repository, join(project, "node_modules/pulumi-keycard"), "junction");
    const emptyPlugin = join(project, "empty-plugin");
    await bundle("benchmarks/empty-plugin.ts", emptyPlugin);
    return [
      await pluginStart(plugin, emptyPlugin, runs),
      await bundleSize(plugin),
      ...(await memoryAtRest(plugin, project)),
    ];
  } finally {
    await rm(project, { recursive: true });
  }
}

function machine(): string {
  const processors = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const load = loadavg().map((average) => average.toFixed(1));
  return (
    `${new Date().toISOString().slice(0, 10)}, Node.js ${process.versions.node}, ${type()} ${release()}, ` +
    `${processors.length} × ${processors[0]?.model ?? "unknown"}, ${memory}; load ${load.join(", ")}`
  );
}

main();
