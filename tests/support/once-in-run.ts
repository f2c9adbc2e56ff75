import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { artifactsFolder } from "./run-folders";

/**
 * A folder among what the run leaves. The first test file that asks for it fills it; the others, which are processes of
 * their own, wait for that one.
 */
export async function onceInRun(
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(artifactsFolder, name);
  const outcome = `${folder}.outcome`;
  if (await isFirst(folder)) {
    const failure = await fill(folder).then(
      () => "",
      (error: Error) => error.message,
    );
    await writeFile(`${outcome}.next`, failure);
    await rename(`${outcome}.next`, outcome);
  }
  while (!existsSync(outcome)) await setTimeout(100);
  const failure = await readFile(outcome, "utf8");
  if (failure) throw new Error(failure);
  return folder;
}

async function isFirst(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch {
    return false;
  }
}
