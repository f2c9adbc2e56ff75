import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";

/** A PATH that has the `node` of the tests and nothing else, wherever `pulumi` is on this machine. */
export async function pathWithNodeAlone(folder: string): Promise<string> {
  const binaries = join(folder, "bin");
  await mkdir(binaries);
  await symlink(process.execPath, join(binaries, "node"));
  return binaries;
}
