import { execFileSync } from "node:child_process";

export interface RunningProcess {
  pid: number;
  /** Its command line. */
  args: string;
}

/** A process and all that it has started, parents first. */
export function processTree(pid: number): RunningProcess[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  const all = lines.split("\n").map((line) => {
    const [, pid, parent, args = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return { pid: Number(pid), parent: Number(parent), args };
  });
  const below = (root: number): RunningProcess[] =>
    all
      .filter(({ parent }) => parent === root)
      .flatMap(({ pid, args }) => [{ pid, args }, ...below(pid)]);
  return [...all.filter((one) => one.pid === pid), ...below(pid)].map(({ pid, args }) => ({
    pid,
    args,
  }));
}

/** A process of the dynamic provider or of the plugin. */
export function isProvider({ args }: RunningProcess): boolean {
  return /\/cmd\/dynamic-provider\/|pulumi-resource-keycard/.test(args);
}

export function isRunning({ pid }: RunningProcess): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
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
