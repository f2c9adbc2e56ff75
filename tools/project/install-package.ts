import { readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { mustRun } from "./run-command";

const repository = resolve(__dirname, "../..");

/** Beside this package: what a Pulumi project in TypeScript needs. */
const whatProjectsNeed = ["@pulumi/pulumi@~3.270.0", "typescript@~5.9.0", "@types/node@^22"];

/**
 * Packs this package as npm would publish it, and installs it into `folder` as a careful user's `npm install` does: what
 * it brings needs no scripts.
 */
export async function installPackage(folder: string): Promise<void> {
  await npm(repository, "pack", "--ignore-scripts", "--pack-destination", folder);
  const tarball = (await readdir(folder)).find((file) => file.endsWith(".tgz"));
  if (tarball === undefined) throw new Error(`npm pack left no tarball in ${folder}.`);
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"];
  await npm(folder, "install", ...quiet, join(folder, tarball), ...whatProjectsNeed);
}

async function npm(cwd: string, ...args: string[]): Promise<void> {
  await mustRun("npm", args, { cwd, env: process.env });
}
