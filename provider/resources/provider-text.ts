import { createRequire } from "node:module";
import { join } from "node:path";
import { RunError } from "@pulumi/pulumi";

/**
 * What the state keeps of the provider: text that requires a subpath of this package, and is evaluated in the
 * project's folder. Hand-written, because by-value capture stores kilobytes of code that refresh and destroy go on
 * running after an upgrade (pulumi/pulumi#16826, #6238).
 *
 * @throws RunError where the project can't load it, which the engine would report as "Cannot find module"
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
  return `exports.handler=()=>require("${module}")`;
}
