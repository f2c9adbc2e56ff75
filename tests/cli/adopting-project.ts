import type { Simulator } from "../../simulator";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import { newProject, settingsFor } from "../support/sandbox";
import { CommandLine } from "./command-line";

/** A TypeScript project, as most are, that has nothing yet. */
export async function adoptingProject(simulator: Simulator): Promise<PulumiProject> {
  const project = await newProject({}, settingsFor(simulator));
  await project.write({ "Pulumi.yaml": `name: ${project.name}\nruntime: nodejs\n` });
  return project;
}

/** A project that has the plugin, as its `node_modules` bring it. */
export async function pluginProject(
  simulator: Simulator,
  runtime: "nodejs" | "yaml",
): Promise<PulumiProject> {
  const project = await newProject({}, settingsFor(simulator));
  const plugin = "{name: keycard, path: ../node_modules/pulumi-keycard/bin}";
  const text = `name: ${project.name}\nruntime: ${runtime}\nplugins: {providers: [${plugin}]}\n`;
  await project.write({ "Pulumi.yaml": text });
  return project;
}

/** Writes the import file `adopted.json`, imports it, and makes the printed program the project's. */
export async function adopt(
  project: PulumiProject,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const command = ["import", ...args, "--out", "adopted.json"];
  const { exitCode, stdout, output } = await CommandLine.in(project).run(command, env);
  if (exitCode !== 0) throw new Error(`${command.join(" ")} ended with ${exitCode}:\n${output}`);
  await project.must("import", "--file", "adopted.json", "--yes", "--generate-code=false");
  await project.write({ "index.ts": stdout });
  return stdout;
}
