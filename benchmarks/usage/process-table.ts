import { readdirSync, readFileSync } from "node:fs";

export interface ListedProcess {
  pid: number;
  parent: number;
  /** CPU time so far, of the process alone. */
  cpuSeconds: number;
  /** Memory now (RSS), pages that are shared with others included. */
  bytes: number;
}

// As Linux has them on every machine that Node.js runs on, mostly: getconf CLK_TCK, getconf PAGESIZE.
const ticksPerSecond = 100;
const pageBytes = 4096;

/** All processes of the machine, from /proc. */
export function processTable(): ListedProcess[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => listed(Number(pid)) ?? []);
}

/** The most memory that a process ever held, in bytes. */
export function peakBytes(pid: number): number {
  const [, kibibytes] = /^VmHWM:\s*(\d+) kB$/m.exec(fileOf(pid, "status")) ?? [];
  return Number(kibibytes ?? 0) * 1024;
}

export function commandLine(pid: number): string {
  return fileOf(pid, "cmdline").replaceAll("\0", " ");
}

function listed(pid: number): ListedProcess | undefined {
  const stat = fileOf(pid, "stat");
  // The second field is a name in brackets, with anything in it; what follows it is counted from 3.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const field = (number: number) => Number(fields[number - 3]);
  if (fields.length < 22) return undefined;
  return {
    pid,
    parent: field(4),
    cpuSeconds: (field(14) + field(15)) / ticksPerSecond,
    bytes: field(24) * pageBytes,
  };
}

/** Empty where the process has ended. */
function fileOf(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}
