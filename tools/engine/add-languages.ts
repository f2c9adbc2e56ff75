import { chmod, copyFile, link, mkdir, readdir, realpath } from "node:fs/promises";
import { basename, join } from "node:path";
import { buildCommand, requireGo } from "../go-commands/build-command";
import { isExecutable } from "../go-commands/is-executable";
import { copyKey, sumsOf } from "../go-commands/pinned-command";
import { publishFolder } from "../go-commands/publish-folder";
import { runGo } from "../go-commands/run-go";
import { cachedCopies, writableCache } from "../go-commands/tool-cache";
import type { ToolRun } from "../go-commands/tool-run";
import { type Engine, faultOfEngine } from "./inspect-engine";
import { filesOf, hasHost, type LanguageHost } from "./language-hosts";

/** The engine's own folder where it has these hosts; otherwise one in the cache that has both, made once. */
export async function addLanguages(
  engine: Engine,
  hosts: readonly LanguageHost[],
  run: ToolRun,
): Promise<string> {
  const missing = hosts.filter((host) => !hasHost(engine.folder, host));
  if (missing.length === 0) return engine.folder;
  const names = missing.map((host) => basename(host.package)).join(" and ");
  const faultOf = async (folder: string) => {
    const lacking = hosts.find((host) => !hasHost(folder, host));
    if (lacking) return `${filesOf(lacking).join(" and ")} should be in ${folder}`;
    return faultOfEngine(folder, run);
  };

  const key = copyKey(`pulumi-${engine.version}-with-languages`, [
    `${engine.folder} ${names}`,
    ...missing.flatMap(sumsOf),
  ]);
  for (const copy of cachedCopies(run.env, key)) {
    if (await faultOf(copy)) continue;
    run.report(`with ${names} beside it in ${copy}`);
    return copy;
  }
  for (const host of missing) {
    await requireGo(host, `${names} should be in ${engine.folder}, and building that`, run);
  }
  return publishFolder(join(writableCache(run), key), faultOf, async (unfinished) => {
    const folder = join(unfinished, "engine");
    await mkdir(folder);
    await takeOver(engine.folder, folder, missing.flatMap(filesOf));
    for (const host of missing) await buildHost(host, folder, run);
    return folder;
  });
}

/** By hard links where the file system has them: beside a symbolic link, Pulumi warns of every host that it finds. */
async function takeOver(from: string, to: string, except: readonly string[]): Promise<void> {
  for (const name of await readdir(from)) {
    if (!name.startsWith("pulumi") || except.includes(name)) continue;
    if (!isExecutable(join(from, name))) continue;
    const file = await realpath(join(from, name));
    await link(file, join(to, name)).catch(() => copyFile(file, join(to, name)));
  }
}

async function buildHost(host: LanguageHost, folder: string, run: ToolRun): Promise<void> {
  await buildCommand(host, folder, run);
  if (!host.script) return;
  const sources = await runGo(["list", "-m", "-f", "{{.Dir}}", host.dependency], host.module, run);
  const script = join(folder, basename(host.script));
  await copyFile(join(sources.trim(), host.script), script);
  await chmod(script, 0o755);
}
