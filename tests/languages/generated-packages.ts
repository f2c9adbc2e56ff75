import { join, resolve } from "node:path";
import { generatePackages } from "../../tools/codegen/generate-packages";
import type { ToolRun } from "../../tools/go-commands/tool-run";
import { onceInRun } from "../support/once-in-run";

export const minutes = 60_000;

/** How the tests run tools. The first build of the generator takes minutes. */
export const toolRun: ToolRun = {
  env: process.env,
  report: (line) => process.stderr.write(`${line}\n`),
  signal: AbortSignal.timeout(15 * minutes),
};

/** The folder of what Pulumi's generator makes of schema.json: `nodejs`, `python` and `go`. */
export function generatedPackages(): Promise<string> {
  const schema = resolve(__dirname, "../../schema.json");
  return onceInRun("generated-packages", (folder) => generatePackages(schema, folder, toolRun));
}

export async function generatedPackage(language: "nodejs" | "python" | "go"): Promise<string> {
  return join(await generatedPackages(), language);
}
