import { delimiter, join, resolve } from "node:path";
import { onceInRun } from "../support/once-in-run";
import { engineFolder } from "../support/run-folders";
import { generatedPackage } from "./generated-packages";
import { homeWithPlugin } from "./home-with-plugin";
import { createEnvironment } from "./python-environment";

const requirements = resolve(__dirname, "../../examples/python/requirements.txt");

/** The environment of commands whose program has no npm: the plugin, and Python with the generated package. */
export async function languageSettings(): Promise<NodeJS.ProcessEnv> {
  const bin = join(await pythonEnvironment(), "bin");
  return {
    PULUMI_HOME: await homeWithPlugin(),
    PATH: [engineFolder(), bin, process.env.PATH].join(delimiter),
  };
}

/** A virtual environment with what the Python example requires, and the generated package. */
export function pythonEnvironment(): Promise<string> {
  return onceInRun("python", async (folder) =>
    createEnvironment(folder, ["--requirement", requirements, await generatedPackage("python")]),
  );
}
