import { chmod, copyFile, mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { buildCommand, requireGo } from "../go-commands/build-command";
import { publishFolder } from "../go-commands/publish-folder";
import type { ToolRun } from "../go-commands/tool-run";
import { faultOfEngine } from "./inspect-engine";
import type { PinnedEngine } from "./pinned-engine";

/** The engine from its Go modules: needs Go and a module proxy, nothing of Pulumi's. */
export async function buildEngine(
  { cli, nodejsHost, dynamicProvider }: PinnedEngine,
  target: string,
  run: ToolRun,
): Promise<string> {
  await requireGo(cli, "no usable Pulumi engine was found, and building one", run);
  const faultOf = (folder: string) => faultOfEngine(folder, run);
  return publishFolder(target, faultOf, async (unfinished) => {
    const folder = join(unfinished, "engine");
    await mkdir(folder);
    await buildCommand(cli, folder, run);
    await buildCommand(nodejsHost, folder, run);
    const script = join(folder, basename(dynamicProvider));
    await copyFile(dynamicProvider, script);
    await chmod(script, 0o755);
    return folder;
  });
}
