import { cp } from "node:fs/promises";
import { join, resolve } from "node:path";
import { PulumiProject } from "../../tools/project/pulumi-project";
import { mustRun } from "../../tools/project/run-command";
import { keepEvidence } from "./evidence";
import { engineFolder, sandboxFolder } from "./run-folders";

/** One of the examples, with its stack `dev`. What its commands print is kept as evidence. */
export async function exampleProject(name: string, env: NodeJS.ProcessEnv): Promise<PulumiProject> {
  const sandbox = { folder: sandboxFolder, engine: engineFolder(), env };
  const project = new PulumiProject(name, sandbox, (text) => keepEvidence("example", text));
  const source = resolve(__dirname, "../../examples", name);
  // Not what working with the example has left there: packages, and perhaps a state.
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const listed = await mustRun("git", list, { cwd: source, env: process.env });
  for (const file of listed.split("\0").filter(Boolean)) {
    await cp(join(source, file), join(sandboxFolder, name, file));
  }
  await project.init();
  return project;
}
