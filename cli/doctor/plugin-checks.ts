import { execFile } from "node:child_process";
import { access, constants, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { isAtLeast } from "../is-at-least";
import { oldestNode } from "../oldest-node";
import { type Check, CheckFailure } from "./checkup";

const executable = "pulumi-resource-keycard";
const usualPath = "./node_modules/pulumi-keycard/bin";

/** @param path the plugin's folder, as Pulumi.yaml names it */
export function pluginCheck(path: string): Check<undefined, undefined> {
  return {
    name: "plugin",
    remedy: `Have plugins.providers in Pulumi.yaml name the folder that holds it: ${usualPath}`,
    async run(_, { folder }) {
      const named = `the folder ${JSON.stringify(path)} that Pulumi.yaml names for it`;
      const place = resolve(folder, path);
      const there = await stat(place).catch(() => undefined);
      if (!there?.isDirectory()) {
        throw new CheckFailure(
          `${named} isn't there`,
          `Run npm install in ${folder}, or correct plugins.providers in Pulumi.yaml: path: ${usualPath}`,
        );
      }
      if (!(await isExecutable(join(place, executable)))) {
        throw new Error(`${named} has no executable ${executable}`);
      }
      return { detail: `${named} has it`, found: undefined };
    },
  };
}

/** The plugin's own, whatever this command runs on. */
export const nodeOnPathCheck: Check<undefined, undefined> = {
  name: "Node.js on PATH",
  remedy: `The plugin runs on it: install Node.js ${oldestNode} or later (https://nodejs.org), and have its folder on PATH.`,
  async run(_, { environment, signal }) {
    const version = await versionOnPath({ env: { ...environment }, signal });
    if (version === undefined) throw new Error("there is no `node` that runs");
    if (!isAtLeast(version, oldestNode)) throw new Error(`${version} is older than ${oldestNode}`);
    return { detail: version, found: undefined };
  },
};

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function versionOnPath(options: {
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)("node", ["--version"], options);
    return stdout.trim().replace(/^v/, "");
  } catch {
    return undefined;
  }
}
