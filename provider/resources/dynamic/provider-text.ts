import { createRequire } from "node:module";
import { join } from "node:path";
import { RunError } from "@pulumi/pulumi";
import { storedProvider } from "./stored-provider";

/**
 * The provider of a resource that the program declares, once it is sure that the project can load it.
 *
 * @throws RunError where it can't, which the engine would report as "Cannot find module"
 */
export function providerText(subpath: string): string {
  const module = `pulumi-keycard/${subpath}`;
  try {
    createRequire(join(process.cwd(), "package.json")).resolve(module);
  } catch {
    throw new RunError(
      `${module} can't be loaded from ${process.cwd()}: pulumi-keycard must be a direct dependency of the Pulumi ` +
        "project, also where a component library brings its own copy. Run `npm install pulumi-keycard` there.",
    );
  }
  return storedProvider(subpath);
}
