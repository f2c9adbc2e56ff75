import { createRequire } from "node:module";
import { join } from "node:path";
import { isAtLeast } from "../is-at-least";
import { oldestNode } from "../oldest-node";
import { runPulumi } from "../run-pulumi";
import { type Check, CheckFailure } from "./checkup";

/** The oldest that this package is tested with. */
const oldestPulumi = "3.254.0";

export const nodeCheck: Check<undefined, undefined> = {
  name: "Node.js",
  remedy: `Install Node.js ${oldestNode} or later: https://nodejs.org`,
  run() {
    const { node } = process.versions;
    if (!isAtLeast(node, oldestNode)) throw new Error(`${node} is older than ${oldestNode}`);
    return { detail: node, found: undefined };
  },
};

export const pulumiCheck: Check<undefined, undefined> = {
  name: "pulumi",
  remedy: `Install pulumi ${oldestPulumi} or later, and have its folder on PATH: https://www.pulumi.com/docs/install/`,
  async run(_, surroundings) {
    const version = (await runPulumi(["version"], surroundings)).trim();
    if (!isAtLeast(version, oldestPulumi)) {
      throw new Error(`${version} is older than ${oldestPulumi}`);
    }
    return { detail: version, found: undefined };
  },
};

/** The state makes Pulumi load this package from the project's folder, whatever a component library brings. */
export const projectCheck: Check<undefined, undefined> = {
  name: "project",
  remedy: "Run npm install there.",
  run(_, { folder }) {
    const missing = ["pulumi-keycard", "@pulumi/pulumi"].filter((name) => !loads(name, folder));
    if (missing.length > 0) {
      throw new CheckFailure(
        `${missing.join(" and ")} can't be loaded from ${folder}`,
        `Run in ${folder}: npm install ${missing.join(" ")}`,
      );
    }
    return { detail: `${folder} has pulumi-keycard and @pulumi/pulumi`, found: undefined };
  },
};

function loads(name: string, folder: string): boolean {
  try {
    createRequire(join(folder, "package.json")).resolve(name);
    return true;
  } catch {
    return false;
  }
}
