import { spawn } from "node:child_process";

export interface CommandOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Gets what the command prints while it runs. */
  onOutput?: (text: string) => void;
}

export interface CommandResult {
  exitCode: number | null;
  stdout: string;
  stderr: string;
  /** stdout and stderr in the order they came. */
  output: string;
}

/** Runs a command to its end, whatever its exit code; rejects only where it can't be started. */
export function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env, onOutput }: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const result: CommandResult = { exitCode: null, stdout: "", stderr: "", output: "" };
    const collect = (text: string) => {
      result.output += text;
      onOutput?.(text);
    };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      result.stdout += text;
      collect(text);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      result.stderr += text;
      collect(text);
    });
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ ...result, exitCode }));
  });
}

/** Runs a command and returns its standard output. @throws Error with all that it printed where it fails */
export async function mustRun(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<string> {
  const { exitCode, stdout, output } = await runCommand(command, args, options);
  if (exitCode === 0) return stdout;
  const { cwd } = options;
  throw new Error(`${command} ${args.join(" ")} in ${cwd} ended with ${exitCode}:\n${output}`);
}
