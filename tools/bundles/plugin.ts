import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle, oldestNode } from "./bundle";

const [oldestMajor, oldestMinor] = oldestNode.split(".");

/**
 * What runs before anything else in the file, and on any Node: a syntax error would say nothing. It compares numbers
 * itself, because loading what compares texts as numbers takes 5 ms.
 */
const banner = `#!/usr/bin/env node
var nodeVersion = (process.versions.node || "0.0").split(".");
if (nodeVersion[0] < ${oldestMajor} || (nodeVersion[0] == ${oldestMajor} && nodeVersion[1] < ${oldestMinor})) {
  console.error("pulumi-resource-keycard needs Node.js ${oldestNode} or later, and the \`node\` on PATH is " + process.versions.node + ". Install a newer one: https://nodejs.org");
  process.exit(1);
}`;

/** For Windows, where a file without an extension can't be executed. */
const windowsStarter = '@node "%~dp0pulumi-resource-keycard" %*\r\n';

/** Writes the plugin into `folder`: one file that needs Node.js and nothing else, and the licences of what is in it. */
export async function bundlePlugin(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const plugin = join(folder, "pulumi-resource-keycard");
  const licences = await bundle("provider/plugin/main.ts", plugin, banner);
  await chmod(plugin, 0o755);
  await writeFile(join(folder, "pulumi-resource-keycard.cmd"), windowsStarter);
  await writeFile(join(folder, "LICENSES.txt"), licences);
}
