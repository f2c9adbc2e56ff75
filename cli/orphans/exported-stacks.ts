import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { messageOf } from "../../provider/engine/message-of";
import { runPulumi } from "../run-pulumi";
import type { Surroundings } from "../surroundings";
import { type ExportedResource, resourcesIn } from "./stack-export";

/** The resources of files that `pulumi stack export` wrote. */
export async function resourcesOfFiles(
  files: readonly string[],
  { folder }: Surroundings,
): Promise<ExportedResource[]> {
  const all: ExportedResource[] = [];
  for (const file of files) {
    const text = await readFile(resolve(folder, file), "utf8").catch((error: unknown) => {
      throw new Error(`Can't read --state ${JSON.stringify(file)}: ${messageOf(error)}.`);
    });
    all.push(...resourcesIn(text, JSON.stringify(file)));
  }
  return all;
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
