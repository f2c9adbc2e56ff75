import { join } from "node:path";
import { mustRun, runCommand } from "../../tools/project/run-command";

const advice =
  "Install Python 3.10 or later (https://www.python.org/downloads/; on Debian and Ubuntu python3 and python3-venv), and run this again.";

/** Makes a virtual environment in `folder` and installs these into it. */
export async function createEnvironment(
  folder: string,
  requirements: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const at = { cwd: folder, env: { ...env, PIP_DISABLE_PIP_VERSION_CHECK: "1" } };
  const made = await runCommand("python3", ["-m", "venv", folder], at).catch((error: Error) => ({
    exitCode: null,
    output: error.message,
  }));
  if (made.exitCode !== 0) {
    throw new Error(
      `Programs in Python are tested with python3 and its venv, and there is none that works. ${advice}\n${made.output}`,
    );
  }
  // Most of Pulumi's modules are never imported.
  const pip = ["-m", "pip", "install", "--quiet", "--no-compile"];
  await mustRun(join(folder, "bin/python"), [...pip, ...requirements], at);
}
