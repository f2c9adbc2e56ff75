import { join } from "node:path";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import { liveIn } from "../support/live-credentials";
import { sandboxFolder } from "../support/run-folders";
import { newProject, settingsFor } from "../support/sandbox";
import { simulated } from "../support/simulated";
import { outputsOf } from "../support/stack-state";
import { runNode } from "./installed-package";
import { javaScriptPrograms, type Program, typeScriptPrograms } from "./programs";

async function projectOf({ files }: Program, settings: NodeJS.ProcessEnv): Promise<PulumiProject> {
  const project = await newProject(files, settings);
  // Without options, as most projects are, Pulumi runs index.ts by ts-node.
  if ("index.ts" in files) {
    await project.write({ "Pulumi.yaml": `name: ${project.name}\nruntime: nodejs\n` });
  }
  return project;
}

test.each([...javaScriptPrograms, ...typeScriptPrograms])(
  "$kind: a program makes a credential, logs in with it, and destroys it",
  async (program) => {
    await simulated(async (simulator) => {
      const project = await projectOf(program, {
        ...settingsFor(simulator),
        SERVICE_ACCOUNT_ID: simulator.serviceAccountId,
      });

      await project.must("up", "--yes", "--skip-preview");
      expect(await outputsOf(project)).toEqual({ clientSecret: "[secret]", loggedIn: "[secret]" });
      expect(liveIn(simulator)).toMatchObject([{ last_used_at: expect.any(String) }]);
      // In stack traces the program's lines come first, as Pulumi's SDK leaves out the classes it knows of.
      expect(await project.stateText()).not.toContain("node_modules/pulumi-keycard");

      await project.must("destroy", "--yes", "--skip-preview");
      expect(liveIn(simulator)).toEqual([]);
    })();
  },
  60_000,
);

test.each(typeScriptPrograms)(
  "$kind: tsc accepts the program with every declaration file that it reaches",
  async (program) => {
    const { folder } = await projectOf(program, {});
    const tsc = join(sandboxFolder, "node_modules/.bin/tsc");
    await runNode([tsc, "--project", ".", "--noEmit", "--skipLibCheck", "false"], folder);
  },
  60_000,
);
