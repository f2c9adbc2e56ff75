import { spawn } from "node:child_process";
import { keepEvidence } from "../support/evidence";
import { bin, type CommandLine } from "./command-line";

/** What a user answers when a text appears, once each and in this order. */
export type Answers = readonly (readonly [whenSeen: string, typed: string])[];

export const enter = "\r";
export const ctrlC = "\x03";

/** Runs the command as in a terminal, by util-linux's `script`. */
export async function inTerminal(
  { folder, env }: CommandLine,
  args: readonly string[],
  answers: Answers,
): Promise<{ exitCode: number | null; screen: string }> {
  const command = `stty cols 120; exec ${[bin, ...args].map((arg) => `'${arg}'`).join(" ")}`;
  const child = spawn("script", ["--quiet", "--return", "--command", command, "/dev/null"], {
    cwd: folder,
    env: { ...env, SHELL: "/bin/sh" },
  });
  const waiting = [...answers];
  let screen = "";
  let unread = "";
  child.stdout.setEncoding("utf8").on("data", (shown: string) => {
    screen += shown;
    unread += shown;
    const [next] = waiting;
    if (next === undefined || !unread.includes(next[0])) return;
    waiting.shift();
    unread = "";
    child.stdin.write(next[1]);
  });
  const exitCode = await new Promise<number | null>((resolve) => child.on("close", resolve));
  keepEvidence("terminal", screen);
  return { exitCode, screen };
}

/** macOS has another `script`. */
export const testInTerminal = process.platform === "linux" ? test : test.skip;
