import { randomBytes } from "node:crypto";
import type { Simulator } from "../../simulator";
import { PulumiProject } from "../../tools/project/pulumi-project";
import { keepEvidence } from "./evidence";
import { engineFolder, sandboxFolder } from "./run-folders";

/** Paths in a project, and what stands there. */
export type Files = Record<string, string>;

/** The environment that points a provider at a simulator. */
export function settingsFor(simulator: Simulator): NodeJS.ProcessEnv {
  return {
    KEYCARD_BASE_URL: simulator.baseUrl,
    KEYCARD_CLIENT_ID: simulator.clientId,
    KEYCARD_CLIENT_SECRET: simulator.clientSecret,
    KEYCARD_ORGANIZATION_ID: simulator.organizationId,
  };
}

/** How a project finds the plugin that npm has installed, as users write it. */
const plugins = "plugins: {providers: [{name: keycard, path: ../node_modules/pulumi-keycard/bin}]}";

/**
 * A JavaScript project of the given files, with its stack `dev`, whose program may use either door. What its commands
 * print is kept as evidence.
 *
 * @param settings the environment of all its commands; `settingsFor` a simulator, mostly
 * @param onOutput gets what they print in place of the evidence, for what is known to show secrets
 */
export async function newProject(
  files: Files,
  settings: NodeJS.ProcessEnv,
  onOutput = (text: string) => keepEvidence("pulumi", text),
): Promise<PulumiProject> {
  const name = `p${randomBytes(4).toString("hex")}`;
  const sandbox = { folder: sandboxFolder, engine: engineFolder(), env: settings };
  const project = new PulumiProject(name, sandbox, onOutput);
  const runtime = "runtime: {name: nodejs, options: {typescript: false}}";
  await project.write({ "Pulumi.yaml": `name: ${name}\n${runtime}\n${plugins}\n`, ...files });
  await project.init();
  return project;
}
