import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { isAtLeast } from "../go-commands/is-at-least";
import { isExecutable } from "../go-commands/is-executable";
import { runChild } from "../go-commands/run-child";
import type { ToolRun } from "../go-commands/tool-run";

// The first whose `pulumi import --file` takes outputs, the only way to import a dynamic resource: pulumi/pulumi#23984.
const oldestUsable = "3.254.0";

const commands = ["pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"] as const;

export interface Engine {
  folder: string;
  version: string;
}

export type Inspection = ({ usable: true } & Engine) | { usable: false; reason: string };

/** Undefined where the folder has no `pulumi` at all. */
export async function inspectEngine(
  folder: string,
  { env, signal }: Omit<ToolRun, "report">,
): Promise<Inspection | undefined> {
  const pulumi = join(folder, "pulumi");
  if (!isExecutable(pulumi)) return undefined;

  // A package manager may link `pulumi` alone and keep the rest beside the real file.
  const complete = [folder, dirname(realpathSync(pulumi))].find(
    (place) => missingFrom(place).length === 0,
  );
  if (!complete) {
    return { usable: false, reason: `${missingFrom(folder).join(" and ")} should be beside it` };
  }
  try {
    const answer = await runChild(join(complete, "pulumi"), ["version"], {
      env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
      signal: AbortSignal.any([signal, AbortSignal.timeout(30_000)]),
    });
    return judgeVersion(complete, answer.trim());
  } catch (error) {
    signal.throwIfAborted();
    return { usable: false, reason: `\`pulumi version\` failed: ${(error as Error).message}` };
  }
}

/** What keeps the folder from being an engine; undefined where it is one. */
export async function faultOfEngine(folder: string, run: ToolRun): Promise<string | undefined> {
  const found = await inspectEngine(folder, run);
  if (!found) return "there is no pulumi in it";
  return found.usable ? undefined : found.reason;
}

function judgeVersion(folder: string, answer: string): Inspection {
  const version = /^v?(\d+\.\d+\.\d+)/.exec(answer)?.[1];
  if (!version) return { usable: false, reason: `\`pulumi version\` printed ${answer}` };
  if (isAtLeast(version, oldestUsable)) return { usable: true, folder, version };
  return { usable: false, reason: `it is ${version}, and ${oldestUsable} or later is needed` };
}

function missingFrom(folder: string): string[] {
  return commands.filter((command) => !isExecutable(join(folder, command)));
}
