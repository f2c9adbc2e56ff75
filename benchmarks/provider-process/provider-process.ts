import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { promisify } from "node:util";
import { peakBytes } from "../usage/process-table";

/** A provider in Node.js, started as the engine starts one. */
export class ProviderProcess {
  readonly #process: ChildProcess;

  private constructor(
    process: ChildProcess,
    readonly port: string,
    /** From its start to the line that tells its port. */
    readonly readyAfterMs: number,
  ) {
    this.#process = process;
  }

  static async start(
    args: readonly string[],
    cwd: string,
    env: NodeJS.ProcessEnv = process.env,
  ): Promise<ProviderProcess> {
    const startedAt = performance.now();
    // The plugin ends where its input does.
    const child = spawn(process.execPath, args, { cwd, env, stdio: ["pipe", "pipe", "inherit"] });
    const ended = once(child, "exit").then(([code]) => {
      throw new Error(`${args[0]} ended with ${code} before it told its port.`);
    });
    const [port] = await Promise.race([once(child.stdout, "data"), ended]);
    return new ProviderProcess(child, String(port).trim(), performance.now() - startedAt);
  }

  /** What it holds in memory, in bytes, shared pages included. */
  async memory(): Promise<number> {
    const args = ["-o", "rss=", "-p", String(this.#process.pid)];
    const { stdout } = await promisify(execFile)("ps", args);
    return Number(stdout) * 1024;
  }

  /** The most that it ever held. */
  peakMemory(): number {
    return peakBytes(Number(this.#process.pid));
  }

  async end(): Promise<void> {
    const ended = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await ended.catch(() => {});
  }
}
