import { cp } from "node:fs/promises";
import { join, resolve } from "node:path";
import { PulumiProject } from "../../tools/project/pulumi-project";
import { keepEvidence } from "./evidence";
import { engineFolder, sandboxFolder } from "./run-folders";

/** One of the examples, with its stack `dev`. What its commands print is kept as evidence. */
export async function exampleProject(name: string, env: NodeJS.ProcessEnv): Promise<PulumiProject> {
  const sandbox = { folder: sandboxFolder, engine: engineFolder(), env };
  const project = new PulumiProject(name, sandbox, (text) => keepEvidence("example", text));
  const source = resolve(__dirname, "../../examples", name);
  await cp(source, join(sandboxFolder, name), { recursive: true });
  await project.init();
  return project;
}
