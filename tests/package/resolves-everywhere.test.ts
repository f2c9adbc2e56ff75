import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { sandboxFolder } from "../support/run-folders";
import { runNode } from "./installed-package";

/** Runs a command of this repository's own packages on the tarball. */
async function inspectTarball(command: string, ...options: string[]): Promise<string> {
  const tarball = (await readdir(sandboxFolder)).find((file) => file.endsWith(".tgz"));
  if (tarball === undefined) throw new Error(`There is no tarball in ${sandboxFolder}.`);
  const script = resolve(__dirname, "../../node_modules/.bin", command);
  return runNode([script, ...options, join(sandboxFolder, tarball)]);
}

test("attw finds the types of every entry, with node10's resolution too", async () => {
  const report = await inspectTarball("attw", "--no-color", "--format", "ascii");
  const subpaths = ["", "/plugin", "/sdk", "/dynamic", "/dynamic/account", "/dynamic/rotating"];
  for (const entry of subpaths.map((subpath) => `pulumi-keycard${subpath}`)) {
    expect(report).toContain(`"${entry}"\n\nnode10: 🟢`);
  }
  expect(report).toContain("No problems found");
}, 60_000);

test("publint has nothing to suggest", async () => {
  expect(await inspectTarball("publint", "--strict")).toContain("All good!");
});
