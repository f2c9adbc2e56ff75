import { basename } from "node:path";
import { isAtLeast } from "./is-at-least";
import type { PinnedCommand } from "./pinned-command";
import { reportDuration } from "./report-duration";
import { runGo } from "./run-go";
import type { ToolRun } from "./tool-run";

/** Builds into `folder`, which is one that goes away when the build doesn't end well. */
export async function buildCommand(
  { version, module, package: name, duration, versionVariable, instead }: PinnedCommand,
  folder: string,
  run: ToolRun,
): Promise<void> {
  const command = basename(name);
  const stamp = versionVariable ? ` -X ${versionVariable}=${version}` : "";
  const args = ["build", "-ldflags", `-s -w${stamp}`];
  // An interrupted go leaves its work behind: here it goes away with the folder.
  const withWorkHere = { ...run, env: { ...run.env, GOTMPDIR: folder } };
  const build = runGo([...args, "-o", `${folder}/`, name], module, withWorkHere);
  try {
    const what = `building ${command} ${version} from its Go modules (about ${duration} the first time)`;
    await reportDuration(what, build, run);
  } catch (error) {
    run.signal.throwIfAborted();
    throw new Error(
      `building ${command} ${version} failed: ${(error as Error).message}\n` +
        `Put right what go complains of and run this again${instead ? `, or ${instead}` : ""}.`,
    );
  }
}

/** Refuses, in a sentence that begins with `what`, where no Go is there that builds this. */
export async function requireGo(
  { module, oldestGo, instead }: PinnedCommand,
  what: string,
  run: ToolRun,
): Promise<void> {
  // Asked inside the module, where Go may answer with a newer toolchain that it fetches for it.
  const answer = await runGo(["version"], module, run).catch(() => "");
  run.signal.throwIfAborted();
  const version = /go(\d+(\.\d+)+)/.exec(answer)?.[1];
  if (version && isAtLeast(version, oldestGo)) return;
  const found = version ? `the one on PATH is ${version}` : "none that runs is on PATH";
  throw new Error(
    `${what} needs Go ${oldestGo} or later: ${found}. ` +
      `${instead ? `Either ${instead}, or install` : "Install"} Go ${oldestGo} or later (https://go.dev/dl/), and run this again.`,
  );
}
