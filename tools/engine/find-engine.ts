import { homedir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { buildEngine } from "./build-engine";
import { cachedCopies, writableCache } from "./engine-cache";
import type { EngineSearch } from "./engine-search";
import { inspectEngine } from "./inspect-engine";
import { installEngine } from "./install-engine";
import { pinnedEngine } from "./pinned-engine";

/** The absolute path of a folder with a usable `pulumi`, its Node.js host and its dynamic-provider script. */
export async function findEngine(search: EngineSearch): Promise<string> {
  const pinned = pinnedEngine();
  for (const folder of [
    ...foldersOnPath(search.env),
    pulumiHome(search.env),
    ...cachedCopies(search.env, pinned.key),
  ]) {
    const found = await inspectEngine(folder, search);
    if (found?.usable) {
      search.report(`using pulumi ${found.version} in ${found.folder}`);
      return found.folder;
    }
    if (found) search.report(`not using ${join(folder, "pulumi")}: ${found.reason}`);
  }
  const target = join(writableCache(search), pinned.key);
  return (await installEngine(pinned, target, search)) ?? buildEngine(pinned, target, search);
}

function foldersOnPath(env: NodeJS.ProcessEnv): string[] {
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...new Set(folders.map((folder) => resolve(folder)))];
}

function pulumiHome(env: NodeJS.ProcessEnv): string {
  return resolve(env.PULUMI_HOME || join(env.HOME || homedir(), ".pulumi"), "bin");
}
