import { homedir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { cachedCopies, writableCache } from "../go-commands/tool-cache";
import type { ToolRun } from "../go-commands/tool-run";
import { addLanguages } from "./add-languages";
import { buildEngine } from "./build-engine";
import { type Engine, inspectEngine } from "./inspect-engine";
import { installEngine } from "./install-engine";
import { hasHost, type LanguageHost, languageHosts } from "./language-hosts";
import { type PinnedEngine, pinnedEngine } from "./pinned-engine";

/**
 * The absolute path of a folder with a usable `pulumi`, its Node.js host and its dynamic-provider script, and the hosts
 * of these further languages.
 */
export async function findEngine(languages: readonly string[], run: ToolRun): Promise<string> {
  const hosts = languageHosts(languages);
  const pinned = pinnedEngine();
  const found = await chooseEngine(pinned, hosts, run);
  if (found) run.report(`using pulumi ${found.version} in ${found.folder}`);
  return addLanguages(found ?? (await makeEngine(pinned, run)), hosts, run);
}

/** The first that has all of these hosts, or else the first. */
async function chooseEngine(
  pinned: PinnedEngine,
  hosts: readonly LanguageHost[],
  run: ToolRun,
): Promise<Engine | undefined> {
  let first: Engine | undefined;
  for await (const engine of usableEngines(pinned, run)) {
    if (hosts.every((host) => hasHost(engine.folder, host))) return engine;
    first ??= engine;
  }
  return first;
}

async function* usableEngines({ key }: PinnedEngine, run: ToolRun): AsyncGenerator<Engine> {
  for (const folder of [
    ...foldersOnPath(run.env),
    pulumiHome(run.env),
    ...cachedCopies(run.env, key),
  ]) {
    const found = await inspectEngine(folder, run);
    if (found?.usable) yield found;
    else if (found) run.report(`not using ${join(folder, "pulumi")}: ${found.reason}`);
  }
}

async function makeEngine(pinned: PinnedEngine, run: ToolRun): Promise<Engine> {
  const target = join(writableCache(run), pinned.key);
  const folder =
    (await installEngine(pinned, target, run)) ?? (await buildEngine(pinned, target, run));
  return { folder, version: pinned.cli.version };
}

function foldersOnPath(env: NodeJS.ProcessEnv): string[] {
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...new Set(folders.map((folder) => resolve(folder)))];
}

function pulumiHome(env: NodeJS.ProcessEnv): string {
  return resolve(env.PULUMI_HOME || join(env.HOME || homedir(), ".pulumi"), "bin");
}
