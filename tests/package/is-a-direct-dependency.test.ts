import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PulumiProject } from "../../tools/project/pulumi-project";
import { keepEvidence } from "../support/evidence";
import { liveIn } from "../support/live-credentials";
import { engineFolder, sandboxFolder } from "../support/run-folders";
import { settingsFor } from "../support/sandbox";
import { simulated } from "../support/simulated";
import { packageFolder } from "./installed-package";

const up = ["up", "--yes", "--skip-preview"];

/** A component library that brings its own copy of the package, and a program that has only the library. */
const files = {
  "Pulumi.yaml": "name: team\nruntime: {name: nodejs, options: {typescript: false}}\n",
  "package.json": JSON.stringify({ dependencies: { "team-library": "^1.0.0" } }),
  "index.js": `
const { Team } = require("team-library");
module.exports = { clientId: new Team("blue").clientId };`,
  "node_modules/team-library/index.js": `
const pulumi = require("@pulumi/pulumi");
const { ServiceAccountCredential } = require("pulumi-keycard");

exports.Team = class Team extends pulumi.ComponentResource {
  constructor(name, opts) {
    super("team:index:Team", name, {}, opts);
    const serviceAccountId = process.env.SERVICE_ACCOUNT_ID;
    const ci = new ServiceAccountCredential(name, { serviceAccountId }, { parent: this });
    this.clientId = ci.clientId;
  }
};`,
};

/** A project of these files in `folder`, with Pulumi's SDK, and the package where only the library sees it. */
async function newTeamProject(folder: string, env: NodeJS.ProcessEnv): Promise<PulumiProject> {
  const sandbox = { folder, engine: engineFolder(), env };
  const project = new PulumiProject("team", sandbox, (text) => keepEvidence("pulumi", text));
  await project.write(files);
  const modules = join(project.folder, "node_modules");
  await symlink(join(sandboxFolder, "node_modules/@pulumi"), join(modules, "@pulumi"));
  const ownCopy = join(modules, "team-library/node_modules/pulumi-keycard");
  await cp(packageFolder, ownCopy, { recursive: true });
  await project.init();
  return project;
}

test(
  "a program whose library brings its own copy is told to install the package, and then works",
  simulated(async (simulator) => {
    // Outside the sandbox: above a project in there, the package would be found.
    const folder = await mkdtemp(join(tmpdir(), "direct-dependency-"));
    try {
      const project = await newTeamProject(folder, {
        ...settingsFor(simulator),
        SERVICE_ACCOUNT_ID: simulator.serviceAccountId,
      });

      const { exitCode, output } = await project.pulumi(up);
      expect(output).toContain("pulumi-keycard must be a direct dependency of the Pulumi project");
      expect(output).toContain("Run `npm install pulumi-keycard` there.");
      expect(exitCode).not.toBe(0);
      expect(liveIn(simulator)).toEqual([]);

      await symlink(packageFolder, join(project.folder, "node_modules/pulumi-keycard"));
      await project.must(...up);
      expect(liveIn(simulator)).toHaveLength(1);
    } finally {
      await rm(folder, { recursive: true });
    }
  }),
  60_000,
);
