import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { keepEvidence } from "../support/evidence";
import { sandboxFolder } from "../support/run-folders";
import { Told } from "./told";

/** A Node process that serves the engine: its first line is its port. Standard input is a pipe, as the engine's is. */
export class ServingProcess {
  readonly child: ChildProcess;
  readonly address: string;
  /** What it prints after its port. */
  readonly prints = new Told();
  /** Its exit code, when it has ended and all that it has printed is read; null where a signal ended it. */
  readonly ended: Promise<number | null>;

  private constructor(child: ChildProcess, port: string) {
    this.child = child;
    this.address = `127.0.0.1:${port}`;
    this.ended = once(child, "close").then(([code]) => {
      keepEvidence("provider-process", this.prints.text);
      return code;
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => this.prints.add(text));
    }
  }

  /** @param script what Node runs, from where the packed package is installed */
  static async start(
    script: readonly string[],
    env: Record<string, string> = {},
  ): Promise<ServingProcess> {
    const child = spawn(process.execPath, script, { cwd: sandboxFolder, env });
    const died = once(child, "exit").then(([code]) => {
      throw new Error(`The provider process ended with ${code} before it told its port.`);
    });
    const [port] = await Promise.race([once(child.stdout, "data"), died]);
    return new ServingProcess(child, String(port).trim());
  }

  /** As where the engine is killed: nobody holds the other end any more. */
  loseEngine(): void {
    this.child.stdin?.end();
  }

  async end(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill();
    await this.ended;
  }
}
