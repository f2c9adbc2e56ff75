import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** What the system tells of a process that runs. */
export interface Shown {
  /** The name of what it runs. */
  program: string;
  /** `cmdline`, which everyone may read, or an environment variable's name, which its owner and root may. */
  where: string;
  text: string;
}

/**
 * Looks at all processes of a command, again and again while it runs.
 *
 * @param mark stands in the environment of the command, and so in that of all its processes
 */
export async function watchProcesses(mark: string, command: Promise<unknown>): Promise<Shown[]> {
  const shown = new Map<string, Shown>();
  let running = true;
  const ended = command.finally(() => {
    running = false;
  });
  while (running) {
    for (const one of processesWith(mark).flatMap(shownOf)) shown.set(JSON.stringify(one), one);
    await sleep(20);
  }
  await ended;
  return [...shown.values()];
}

interface Process {
  cmdline: string;
  environ: string;
}

function processesWith(mark: string): Process[] {
  const ids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const read = (id: string, file: string) => readFileSync(`/proc/${id}/${file}`, "utf8");
  return ids.flatMap((id) => {
    try {
      const environ = read(id, "environ");
      return environ.includes(mark) ? [{ cmdline: read(id, "cmdline"), environ }] : [];
    } catch {
      // It has ended meanwhile, or is somebody else's.
      return [];
    }
  });
}

function shownOf({ cmdline, environ }: Process): Shown[] {
  const program = programOf(cmdline);
  const variables = environ.split("\0").filter(Boolean);
  return [
    { program, where: "cmdline", text: cmdline },
    ...variables.map((text) => ({ program, where: text.replace(/=.*/s, ""), text })),
  ];
}

/** Of Node the script that it runs. */
function programOf(cmdline: string): string {
  const words = cmdline.split("\0");
  const script = words.slice(1).find((word) => word.startsWith("/"));
  const [command = ""] = words;
  const path = command.endsWith("node") ? (script ?? command) : command;
  return path
    .split("/")
    .slice(path.endsWith("/index.js") ? -2 : -1)
    .join("/");
}
