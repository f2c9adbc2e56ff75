import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { LocalWorkspace, type Stack } from "@pulumi/pulumi/automation/index.js";
import { teamProgram } from "./team-program.ts";
import type { Team } from "./teams.ts";

/**
 * A team's stack, which is created if need be. The backend is `PULUMI_BACKEND_URL`'s, the passphrase
 * `PULUMI_CONFIG_PASSPHRASE`'s: both the same for all workers.
 *
 * @param folder a worker's own, as if it were alone on a machine
 */
export async function teamStack({ team, agents }: Team, folder: string): Promise<Stack> {
  await mkdir(folder, { recursive: true });
  return LocalWorkspace.createOrSelectStack(
    { stackName: team, projectName: "fleet", program: () => teamProgram({ team, agents }) },
    {
      workDir: folder,
      pulumiHome: join(folder, "home"),
      projectSettings: { name: "fleet", runtime: "nodejs" },
    },
  );
}
