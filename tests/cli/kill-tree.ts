import { execFileSync } from "node:child_process";

/** Ends a process and all that it started, which get no chance to do anything: as if the machine had died. */
export function killTree(pid: number): void {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim();
  const processes = lines.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
  const childrenOf = (parent: number): number[] =>
    processes.flatMap(([child, itsParent]) =>
      child !== undefined && itsParent === parent ? [child, ...childrenOf(child)] : [],
    );
  for (const one of [pid, ...childrenOf(pid)]) {
    try {
      process.kill(one, "SIGKILL");
    } catch {
      // It has ended by itself since the list was made.
    }
  }
}
