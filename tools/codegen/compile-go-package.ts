import { requireGo } from "../go-commands/build-command";
import { runGo } from "../go-commands/run-go";
import type { ToolRun } from "../go-commands/tool-run";
import { pinnedGenerator } from "./pinned-generator";

/** Compiles a generated Go package, whose module requires what the generator's own does. */
export async function compileGoPackage(folder: string, run: ToolRun): Promise<void> {
  await requireGo(pinnedGenerator(), "compiling the Go package", run);
  await runGo(["build", "./..."], folder, run);
}
