import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { EngineSearch } from "./engine-search";
import { isAtLeast } from "./is-at-least";
import { runChild } from "./run-child";

// The first whose `pulumi import --file` takes outputs, the only way to import a dynamic resource: pulumi/pulumi#23984.
const oldestUsable = "3.254.0";

const commands = ["pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"] as const;

export type Inspection =
  | { usable: true; folder: string; version: string }
  | { usable: false; reason: string };

/** Undefined where the folder has no `pulumi` at all. */
export async function inspectEngine(
  folder: string,
  { env, signal }: Omit<EngineSearch, "report">,
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

function judgeVersion(folder: string, answer: string): Inspection {
  const version = /^v?(\d+\.\d+\.\d+)/.exec(answer)?.[1];
  if (!version) return { usable: false, reason: `\`pulumi version\` printed ${answer}` };
  if (isAtLeast(version, oldestUsable)) return { usable: true, folder, version };
  return { usable: false, reason: `it is ${version}, and ${oldestUsable} or later is needed` };
}

function missingFrom(folder: string): string[] {
  return commands.filter((command) => !isExecutable(join(folder, command)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
