import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import type { Kill } from "./kill";

const options = ["--yes", "--skip-preview"];

/** The command that does what was interrupted, or what the user wants instead. */
export const finishing = { up: ["up", ...options], destroy: ["destroy", ...options] } as const;

/**
 * Runs what users are told to run after a kill, whoever was killed: the lock of a dead engine goes, the state learns
 * what has become of what it holds, and forgets what was being created, which `orphans` finds. An update of a set needs
 * no more than the next one.
 *
 * @returns whether a file of Pulumi's backend had to be mended first
 */
export async function recover(
  project: PulumiProject,
  { next, operation }: Pick<Kill, "next" | "operation">,
) {
  const isMended = await mendAttributes(project);
  await project.must("stack", "export");
  await project.must("cancel", "--yes");
  if (operation !== "reshape set") {
    await project.must("refresh", ...options, "--clear-pending-creates");
  }
  await project.must(...finishing[next]);
  return isMended;
}

/**
 * Mends what Pulumi's file backend leaves where it is killed after it has emptied the file of a file's attributes, and
 * before it has filled it again. Every command then fails with "failed to load checkpoint: EOF", and the state is whole.
 */
export async function mendAttributes({ stacksFolder }: PulumiProject): Promise<boolean> {
  const attributes = join(stacksFolder, "dev.json.attrs");
  // Without them all goes well.
  if (!existsSync(attributes) || (await isJson(attributes))) return false;
  await rm(attributes);
  return true;
}

async function isJson(file: string): Promise<boolean> {
  try {
    JSON.parse(await readFile(file, "utf8"));
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
