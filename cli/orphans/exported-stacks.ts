import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { messageOf } from "../../provider/engine/message-of";
import { runPulumi } from "../run-pulumi";
import type { Surroundings } from "../surroundings";
import { type ExportedResource, resourcesIn } from "./stack-export";

/** What files that `pulumi stack export` wrote know, and until when they can know it. */
export interface ExportedFiles {
  resources: ExportedResource[];
  /** When the oldest of them was written, in milliseconds since 1970; Infinity without files. */
  writtenAt: number;
}

export async function readFiles(
  files: readonly string[],
  { folder }: Surroundings,
): Promise<ExportedFiles> {
  const resources: ExportedResource[] = [];
  let writtenAt = Number.POSITIVE_INFINITY;
  for (const file of files) {
    const path = resolve(folder, file);
    try {
      writtenAt = Math.min(writtenAt, (await stat(path)).mtimeMs);
      resources.push(...resourcesIn(await readFile(path, "utf8"), JSON.stringify(file)));
    } catch (error) {
      if (!isSystemError(error)) throw error;
      throw new Error(`Can't read --state ${JSON.stringify(file)}: ${messageOf(error)}.`);
    }
  }
  return { resources, writtenAt };
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

/** The resources of stacks of the current folder's project, as they are now. */
export async function resourcesOfStacks(
  stacks: readonly string[],
  surroundings: Surroundings,
): Promise<ExportedResource[]> {
  const all: ExportedResource[] = [];
  for (const stack of stacks) {
    const text = await runPulumi(["stack", "export", "--stack", stack], surroundings);
    all.push(...resourcesIn(text, `What pulumi printed of stack ${JSON.stringify(stack)}`));
  }
  return all;
}
