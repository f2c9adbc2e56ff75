import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { runCommand } from "../../tools/project/run-command";
import { sandboxFolder } from "../support/run-folders";

// Each test starts processes, most of which load Pulumi's SDK.
jest.setTimeout(60_000);

/** The package as `npm install` has unpacked it. */
export const packageFolder = join(sandboxFolder, "node_modules/pulumi-keycard");

/** The paths of all that was packed. */
export async function packedFiles(): Promise<string[]> {
  const entries = await readdir(packageFolder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(packageFolder, join(parentPath, name)));
}

/** Runs the Node of the tests where the package is installed. @throws Error with all that it printed where it fails */
export async function runNode(args: readonly string[], cwd = sandboxFolder): Promise<string> {
  const { exitCode, stdout, output } = await runCommand(process.execPath, args, {
    cwd,
    env: process.env,
  });
  if (exitCode === 0) return stdout;
  throw new Error(`node ${args.join(" ")} ended with ${exitCode}:\n${output}`);
}
