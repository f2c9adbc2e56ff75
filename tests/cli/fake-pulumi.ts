import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathWithNodeAlone } from "./path-with-node-alone";

/** A PATH whose `pulumi` is this Node.js script, and that has no other. */
export async function pathWithPulumi(folder: string, script: string): Promise<string> {
  const binaries = await pathWithNodeAlone(folder);
  const file = join(binaries, "pulumi");
  await writeFile(file, `#!${process.execPath}\n${script}\n`);
  await chmod(file, 0o755);
  return binaries;
}
