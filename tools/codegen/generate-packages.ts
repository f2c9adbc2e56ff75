import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { buildCommand, requireGo } from "../go-commands/build-command";
import { isExecutable } from "../go-commands/is-executable";
import { copyKey, sumsOf } from "../go-commands/pinned-command";
import { publishFolder } from "../go-commands/publish-folder";
import { runChild } from "../go-commands/run-child";
import { cachedCopies, writableCache } from "../go-commands/tool-cache";
import type { ToolRun } from "../go-commands/tool-run";
import { pinnedGenerator } from "./pinned-generator";

/**
 * Writes the packages that Pulumi's code generator makes of a schema into `<out>/{nodejs,python,go}`. Whatever Pulumi's
 * binder finds wrong with the schema, a warning included, is an error.
 */
export async function generatePackages(schema: string, out: string, run: ToolRun): Promise<void> {
  const generator = join(await builtGenerator(run), "codegen");
  await runChild(generator, [schema, out], run);
}

async function builtGenerator(run: ToolRun): Promise<string> {
  const command = pinnedGenerator();
  const key = copyKey(`codegen-${command.version}`, [
    ...sumsOf(command),
    readFileSync(join(__dirname, "main.go")),
  ]);
  const faultOf = async (folder: string) =>
    isExecutable(join(folder, "codegen")) ? undefined : "there is no codegen in it";

  for (const copy of cachedCopies(run.env, key)) if (!(await faultOf(copy))) return copy;
  await requireGo(command, "Pulumi's code generator is not in the cache, and building it", run);
  return publishFolder(join(writableCache(run), key), faultOf, async (unfinished) => {
    const folder = join(unfinished, "codegen");
    await mkdir(folder);
    await buildCommand(command, folder, run);
    return folder;
  });
}
