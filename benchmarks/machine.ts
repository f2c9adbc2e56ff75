import { readFile } from "node:fs/promises";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { basename, join } from "node:path";
import { mustRun } from "../tools/project/run-command";
import type { Laboratory } from "./lifecycle/contenders/contender";
import type { TofuBinaries } from "./lifecycle/contenders/tofu";

/** Asked for before anything is measured: it tells how busy the machine is with something else. */
export function machineText(): string {
  const processors = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const load = loadavg().map((average) => average.toFixed(1));
  return (
    `${type()} ${release()}, ${processors.length} × ${processors[0]?.model ?? "unknown"}, ${memory}; ` +
    `load ${load.join(", ")} before it`
  );
}

/** Of all that takes part, by name. */
export async function versions(
  { folder, engine }: Laboratory,
  tofu: TofuBinaries | undefined,
): Promise<Record<string, string>> {
  const version = async (command: string) => {
    const text = await mustRun(command, ["version"], { cwd: folder, env: process.env });
    return /v?(\d\S*)/.exec(text)?.[1] ?? "unknown";
  };
  const installed = async (name: string) =>
    JSON.parse(await readFile(join(folder, "node_modules", name, "package.json"), "utf8")).version;
  return {
    "pulumi-keycard": await installed("pulumi-keycard"),
    "Node.js": process.versions.node,
    Pulumi: await version(join(engine, "pulumi")),
    "@pulumi/pulumi": await installed("@pulumi/pulumi"),
    ...(tofu && {
      OpenTofu: await version(tofu.tofu),
      // It doesn't tell its version, but a released binary bears it in its name.
      "Mastercard/restapi": basename(tofu.restapi),
    }),
  };
}
