import { runChild } from "./run-child";
import type { ToolRun } from "./tool-run";

// The same for all: packages that one build has compiled need no compiling in the next.
const flags = "-mod=readonly -trimpath -buildvcs=false";

/** Runs `go` in the folder of a module, whose go.sum decides what is used, whatever the user's own settings say. */
export function runGo(args: readonly string[], module: string, run: ToolRun): Promise<string> {
  return runChild("go", args, {
    env: { ...run.env, GOFLAGS: flags, GOWORK: "off", CGO_ENABLED: "0" },
    signal: run.signal,
    cwd: module,
  });
}
