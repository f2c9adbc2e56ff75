import { cp } from "node:fs/promises";
import { join, resolve } from "node:path";
import { mustRun } from "../../tools/project/run-command";
import { sandboxFolder } from "../support/run-folders";

// Node runs its TypeScript, and looks at no types.
test("the fleet example's types are right", async () => {
  const folder = join(sandboxFolder, "fleet-types");
  await cp(resolve(__dirname, "../../examples/fleet"), folder, { recursive: true });
  const compiler = join(sandboxFolder, "node_modules/.bin/tsc");
  await mustRun(compiler, ["--project", folder], { cwd: folder, env: process.env });
}, 120_000);
