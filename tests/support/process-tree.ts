import { execFileSync } from "node:child_process";

export interface RunningProcess {
  pid: number;
  /** Its command line. */
  args: string;
}

/** A process and all that it has started, parents first. */
export function processTree(pid: number): RunningProcess[] {
  const all = listed();
  const below = (root: number): Listed[] =>
    all.filter(({ parent }) => parent === root).flatMap((one) => [one, ...below(one.pid)]);
  return [...all.filter((one) => one.pid === pid), ...below(pid)];
}

interface Listed extends RunningProcess {
  parent: number;
}

function listed(): Listed[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  return lines.split("\n").map((line) => {
    const [, pid, parent, args = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return { pid: Number(pid), parent: Number(parent), args };
  });
}

/** A process of the dynamic provider or of the plugin. */
export function isProvider({ args }: RunningProcess): boolean {
  return /\/cmd\/dynamic-provider\/|pulumi-resource-keycard/.test(args);
}

/** Whether it hasn't ended. Its number may be another process's by now. */
export function isRunning({ pid, args }: RunningProcess): boolean {
  return listed().some((one) => one.pid === pid && one.args === args);
}

/** Ends processes, which get no chance to do anything. */
export function kill(processes: readonly RunningProcess[]): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended by itself since it was seen.
    }
  }
}
