import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Whether a folder holds a Pulumi project that runs in Node.js. */
export async function isNodeProject(folder: string): Promise<boolean> {
  const yaml = await readFile(join(folder, "Pulumi.yaml"), "utf8").catch(() => "");
  // The key's own line and what is indented below it: a name, or an object that has one.
  const [runtime = ""] = /^runtime:.*(?:\r?\n[ \t].*)*/m.exec(yaml) ?? [];
  return /\bnodejs\b/.test(runtime);
}
