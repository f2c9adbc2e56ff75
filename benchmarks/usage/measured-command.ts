import { spawn } from "node:child_process";
import { once } from "node:events";
import { ProcessTreeWatch } from "./process-tree-watch";

export interface Command {
  file: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Whether this is the command line of the provider's process. */
  isProvider: (commandLine: string) => boolean;
}

export interface Usage {
  wallSeconds: number;
  /** Of the command and all that it starts. */
  cpuSeconds: number;
  /** Of all these together, at the moment when they hold most. */
  peakBytes: number;
  /** Of the provider's process alone. */
  providerPeakBytes: number;
}

/** @throws Error with what the command printed, where it fails */
export async function measuredCommand({
  file,
  args,
  cwd,
  env,
  isProvider,
}: Command): Promise<Usage> {
  const startedAt = performance.now();
  const child = spawn(file, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  await once(child, "spawn");
  const watch = new ProcessTreeWatch(Number(child.pid), isProvider);
  try {
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    const [exitCode] = await once(child, "close");
    const wallSeconds = (performance.now() - startedAt) / 1000;
    if (exitCode === 0) return { wallSeconds, ...watch.end() };
    throw new Error(`${file} ${args.join(" ")} in ${cwd} ended with ${exitCode}:\n${output}`);
  } finally {
    watch.end();
  }
}
