import { mkdtemp, rename, rm } from "node:fs/promises";
import type { EngineSearch } from "./engine-search";
import { inspectEngine } from "./inspect-engine";

/**
 * Lets `fill` make an engine in a folder beside `target` (it answers where in there) and renames it to `target`
 * when it is proven usable: nothing unfinished ever bears that name, however a run ends.
 */
export async function publishEngine(
  target: string,
  search: EngineSearch,
  fill: (unfinished: string) => Promise<string>,
): Promise<string> {
  const unfinished = await mkdtemp(`${target}.unfinished-`);
  try {
    const filled = await fill(unfinished);
    const made = await inspectEngine(filled, search);
    if (!made?.usable) throw new Error(made?.reason ?? "there is no pulumi in it");
    await moveInto(target, filled, search);
    return target;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function moveInto(target: string, filled: string, search: EngineSearch): Promise<void> {
  try {
    await rename(filled, target);
  } catch {
    // Another run was first, and others may be using its copy already; a broken one makes way.
    if ((await inspectEngine(target, search))?.usable) return;
    await rm(target, { recursive: true, force: true });
    await rename(filled, target);
  }
}
