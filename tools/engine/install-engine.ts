import { join } from "node:path";
import { publishFolder } from "../go-commands/publish-folder";
import { reportDuration } from "../go-commands/report-duration";
import { runChild } from "../go-commands/run-child";
import type { ToolRun } from "../go-commands/tool-run";
import { faultOfEngine } from "./inspect-engine";
import type { PinnedEngine } from "./pinned-engine";

const script = "https://get.pulumi.com/install.sh";
const seconds = 1000;

/** Pulumi's own installer. Undefined where it can't be had: there is another way. */
export async function installEngine(
  { cli }: PinnedEngine,
  target: string,
  run: ToolRun,
): Promise<string | undefined> {
  if (run.env.PULUMI_KEYCARD_NO_INSTALLER) {
    run.report("not asking Pulumi's installer: PULUMI_KEYCARD_NO_INSTALLER is set");
    return undefined;
  }
  try {
    await probe(run.signal);
    return await publishFolder(
      target,
      (folder) => faultOfEngine(folder, run),
      async (unfinished) => {
        const what = `installing pulumi ${cli.version} with Pulumi's own installer (about 1 min)`;
        await reportDuration(what, runInstaller(cli.version, unfinished, run), run);
        return join(unfinished, "bin");
      },
    );
  } catch (error) {
    run.signal.throwIfAborted();
    run.report(`Pulumi's own installer can't be used: ${oneLine(error)}`);
    return undefined;
  }
}

async function probe(signal: AbortSignal): Promise<void> {
  const answer = await fetch(script, {
    method: "HEAD",
    signal: AbortSignal.any([signal, AbortSignal.timeout(3 * seconds)]),
  });
  if (!answer.ok) throw new Error(`${script} answered ${answer.status}`);
}

/** In a process of its own: the Automation API can neither be ended nor told how long to wait. */
async function runInstaller(version: string, root: string, { env, signal }: ToolRun) {
  const installer = join(__dirname, "pulumi-installer.ts");
  await runChild(process.execPath, [require.resolve("tsx/cli"), installer, version, root], {
    env,
    signal: AbortSignal.any([signal, AbortSignal.timeout(300 * seconds)]),
  });
}

function oneLine(error: unknown): string {
  const { message, cause } = error as Error;
  const whole = cause instanceof Error ? `${message} (${cause.message})` : message;
  return whole.replace(/\s+/g, " ").slice(0, 300);
}
