import { mkdtemp, rename, rm } from "node:fs/promises";

/** What is wrong with a folder; undefined where nothing is. */
export type FaultOf = (folder: string) => Promise<string | undefined>;

/**
 * Lets `fill` make a folder beside `target` (it answers where) and renames it to `target` when nothing is wrong with it:
 * nothing unfinished ever bears that name, however a run ends.
 */
export async function publishFolder(
  target: string,
  faultOf: FaultOf,
  fill: (unfinished: string) => Promise<string>,
): Promise<string> {
  const unfinished = await mkdtemp(`${target}.unfinished-`);
  try {
    const filled = await fill(unfinished);
    const fault = await faultOf(filled);
    if (fault) throw new Error(fault);
    await moveInto(target, filled, faultOf);
    return target;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function moveInto(target: string, filled: string, faultOf: FaultOf): Promise<void> {
  try {
    await rename(filled, target);
  } catch {
    // Another run was first, and others may be using its copy already; a broken one makes way.
    if (!(await faultOf(target))) return;
    await rm(target, { recursive: true, force: true });
    await rename(filled, target);
  }
}
