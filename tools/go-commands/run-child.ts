import { type ChildProcess, spawn } from "node:child_process";

interface ChildOptions {
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  cwd?: string;
}

/** Runs a program to its end and gives its stdout. What it printed last is part of the error. */
export function runChild(
  program: string,
  args: readonly string[],
  { env, signal, cwd = process.cwd() }: ChildOptions,
): Promise<string> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    // A process group of its own, so that its children end with it.
    const child = spawn(program, args, {
      cwd,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      printed += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });

    const end = () => endGroup(child);
    signal.addEventListener("abort", end, { once: true });
    child.once("error", reject);
    child.once("close", (code, killedBy) => {
      signal.removeEventListener("abort", end);
      if (signal.aborted) reject(signal.reason);
      else if (code === 0) resolve(stdout);
      else
        reject(new Error(`it ended with ${killedBy ?? `code ${code}`}\n${tail(printed)}`.trim()));
    });
  });
}

function endGroup(child: ChildProcess): void {
  signalGroup(child, "SIGINT");
  const impatience = setTimeout(() => signalGroup(child, "SIGKILL"), 3000);
  child.once("close", () => clearTimeout(impatience));
}

function signalGroup({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch {
    // It has ended already.
  }
}

function tail(text: string): string {
  return text.trimEnd().split("\n").slice(-20).join("\n");
}
