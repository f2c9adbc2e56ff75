import { cp } from "node:fs/promises";
import { join } from "node:path";
import { compileGoPackage } from "../../tools/codegen/compile-go-package";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import { mustRun } from "../../tools/project/run-command";
import { oneCredential } from "../lifecycle/programs";
import { liveIn } from "../support/live-credentials";
import { sandboxFolder } from "../support/run-folders";
import { newProject, settingsFor } from "../support/sandbox";
import { simulated } from "../support/simulated";
import { outputsOf, secretOf } from "../support/stack-state";
import { generatedPackage, minutes, toolRun } from "./generated-packages";

const up = ["up", "--yes", "--skip-preview"];

test(
  "the Go package compiles",
  async () => {
    await compileGoPackage(await generatedPackage("go"), toolRun);
  },
  15 * minutes,
);

test(
  "the Node package compiles, takes over a dynamic stack, and makes more",
  simulated(async (simulator) => {
    const project = await newProject(oneCredential(simulator), settingsFor(simulator));
    await project.must(...up);
    const [before] = liveIn(simulator);
    const secret = await secretOf(project, "ciSecret");

    await installNodePackage(project);
    const serviceAccountId = JSON.stringify(simulator.serviceAccountId);
    await project.write({
      "index.js": `
        const keycard = require("@pulumi-keycard/keycard");
        const serviceAccountId = ${serviceAccountId};
        const ci = new keycard.ServiceAccountCredential("ci", { serviceAccountId });
        const more = new keycard.ServiceAccountCredential("more", { serviceAccountId });
        exports.ciSecret = ci.clientSecret;
        exports.found = keycard.getServiceAccountCredentialOutput({ id: more.id }).name;`,
    });
    expect(await project.must(...up)).toMatch(/\+ 1 created\s+2 unchanged/);
    expect(liveIn(simulator)).toMatchObject([before, { name: (await outputsOf(project)).found }]);
    expect(await secretOf(project, "ciSecret")).toBe(secret);
    await project.must("preview", "--expect-no-changes");

    await project.must("destroy", "--yes", "--skip-preview");
    expect(liveIn(simulator)).toEqual([]);
  }),
  15 * minutes,
);

/** As it would be published: what tsc writes, with the package.json beside it. */
async function installNodePackage(project: PulumiProject): Promise<void> {
  // Below the sandbox, so that it finds the Pulumi SDK that is installed there.
  const folder = join(sandboxFolder, "generated-nodejs");
  await cp(await generatedPackage("nodejs"), folder, { recursive: true });
  const compiler = join(sandboxFolder, "node_modules/.bin/tsc");
  await mustRun(compiler, ["-p", "."], { cwd: folder, env: process.env });
  await cp(join(folder, "package.json"), join(folder, "bin/package.json"));
  const installed = join(project.folder, "node_modules/@pulumi-keycard/keycard");
  await cp(join(folder, "bin"), installed, { recursive: true });
}
