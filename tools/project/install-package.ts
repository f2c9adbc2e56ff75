import { readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { runCommand } from "./run-command";

const repository = resolve(__dirname, "../..");

/** Packs this package as npm would publish it. @returns the tarball's path */
export async function packPackage(folder: string): Promise<string> {
  await npm(repository, "pack", "--ignore-scripts", "--pack-destination", folder);
  const tarball = (await readdir(folder)).find((file) => file.endsWith(".tgz"));
  if (tarball === undefined) throw new Error(`npm pack left no tarball in ${folder}.`);
  return join(folder, tarball);
}

/** Installs packages into `folder`, as a user's `npm install` does. */
export async function installPackages(folder: string, ...packages: string[]): Promise<void> {
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
  await npm(folder, "install", "--no-audit", "--no-fund", "--no-update-notifier", ...packages);
}

async function npm(cwd: string, ...args: string[]): Promise<void> {
  const { exitCode, output } = await runCommand("npm", args, { cwd, env: process.env });
  if (exitCode !== 0)
    throw new Error(`npm ${args.join(" ")} in ${cwd} ended with ${exitCode}:\n${output}`);
}
