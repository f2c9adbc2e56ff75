import { resolve } from "node:path";
import { mustRun } from "../../tools/project/run-command";
import { onceInRun } from "../support/once-in-run";
import { engineFolder } from "../support/run-folders";

const repository = resolve(__dirname, "../..");

/** A PULUMI_HOME that holds the plugin as users install it: by the command that `make plugin` prints. */
export function homeWithPlugin(): Promise<string> {
  return onceInRun("sandbox/home-with-plugin", async (home) => {
    // Not those of the `make test` that runs this: NODE=22 would install that Node again.
    const { MAKEFLAGS: _, ...env } = process.env;
    const at = { cwd: repository, env: { ...env, PATH: `${engineFolder()}:${env.PATH}` } };
    // What is tested is built already, and others are running it.
    const printed = await mustRun(
      "make",
      ["--assume-old=build", "--no-print-directory", "plugin"],
      at,
    );
    const command = String(printed.trim().split("\n").at(-1));
    await mustRun("bash", ["-c", command], { ...at, env: { ...at.env, PULUMI_HOME: home } });
  });
}
