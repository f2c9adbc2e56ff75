import type { PulumiProject } from "../../tools/project/pulumi-project";
import { leakFinder } from "../support/leak-finder";

/** Runs Pulumi's commands in a project, none of which may print a canary or leave one in the state. */
export function withoutLeaks(project: PulumiProject, canaries: readonly string[]) {
  const leaksIn = leakFinder(canaries);
  return async (args: readonly string[], env: NodeJS.ProcessEnv) => {
    const { output, exitCode } = await project.pulumi(args, env);
    expect(leaksIn(output)).toEqual([]);
    expect(leaksIn(await project.stateText())).toEqual([]);
    return { output, exitCode };
  };
}
