import { join } from "node:path";
import { runCommand } from "../../tools/project/run-command";
import { packageFolder } from "../package/installed-package";
import { ServingProcess } from "../provider/serving-process";

/** What Node runs the plugin by, and takes itself for another version. */
function scriptOn(version: string): string[] {
  const versions = `{ ...process.versions, node: "${version}" }`;
  const preload = `Object.defineProperty(process, "versions", { value: ${versions} })`;
  const plugin = join(packageFolder, "bin/pulumi-resource-keycard");
  return ["--import", `data:text/javascript,${encodeURIComponent(preload)}`, plugin];
}

test.each(["9.11.2", "20.19.0", "22.11.0"])("Node.js %s is told to be too old", async (version) => {
  const options = { cwd: packageFolder, env: process.env };
  expect(await runCommand(process.execPath, scriptOn(version), options)).toMatchObject({
    exitCode: 1,
    output: `pulumi-resource-keycard needs Node.js 22.12 or later, and the \`node\` on PATH is ${version}. Install a newer one: https://nodejs.org\n`,
  });
});

test.each(["22.12.0", "22.20.0", "23.0.0", "100.1.0"])("Node.js %s serves", async (version) => {
  const serving = await ServingProcess.start(scriptOn(version));
  expect(serving.address).toMatch(/^127\.0\.0\.1:\d+$/);
  await serving.end();
});
