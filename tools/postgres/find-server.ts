import { readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { isExecutable } from "../go-commands/is-executable";
import type { ToolRun } from "../go-commands/tool-run";
import { embeddedServer } from "./embedded-server";

const debiansFolder = "/usr/lib/postgresql";

/** The folder of `postgres` and `initdb`: on PATH, where Debian has them, or else from npm. */
export async function findServer(run: ToolRun): Promise<string> {
  const onPath = (run.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const found = [...onPath, ...debiansFolders()].find(
    (folder) => isExecutable(join(folder, "postgres")) && isExecutable(join(folder, "initdb")),
  );
  return found ?? embeddedServer(run);
}

/** The newest version first. */
function debiansFolders(): string[] {
  try {
    const versions = readdirSync(debiansFolder).sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => join(debiansFolder, version, "bin"));
  } catch {
    return [];
  }
}
