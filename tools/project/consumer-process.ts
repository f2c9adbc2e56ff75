import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PulumiProject } from "./pulumi-project";

export interface ConsumerOptions {
  baseUrl: string;
  /** Gets what the consumer prints while it runs. */
  onOutput: (text: string) => void;
}

/** The rotation example's consumer, which reads its credential from a file, again every second. */
export class ConsumerProcess {
  readonly #project: PulumiProject;
  readonly #process: ChildProcess;
  readonly #printed = new EventEmitter();
  #output = "";

  private constructor(project: PulumiProject, { baseUrl, onOutput }: ConsumerOptions) {
    this.#project = project;
    this.#process = spawn(process.execPath, ["consumer.mjs", "credential.json"], {
      cwd: project.folder,
      env: { ...process.env, KEYCARD_BASE_URL: baseUrl, PICK_UP_EVERY_SECONDS: "1" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#process.stdout?.setEncoding("utf8").on("data", (text: string) => {
      this.#output += text;
      onOutput(text);
      this.#printed.emit("text");
    });
    this.#process.once("exit", () => this.#printed.emit("text"));
  }

  /** Starts it with the credential in the stack's outputs. */
  static async start(project: PulumiProject, options: ConsumerOptions): Promise<ConsumerProcess> {
    const clientId = await writeCredential(project);
    const consumer = new ConsumerProcess(project, options);
    await consumer.#hasPrinted(`works with client id ${clientId}`);
    return consumer;
  }

  /** Waits for so many calls that go well. */
  async calls(count: number): Promise<void> {
    const before = this.#callsSoFar;
    while (this.#callsSoFar < before + count) await this.#nextOutput();
  }

  /** Gives it what the stack's outputs say now, and waits until it works with that. */
  async handOver(): Promise<void> {
    await this.#hasPrinted(`works with client id ${await writeCredential(this.#project)}`);
  }

  /** Ends it, and removes its credential's file. */
  async end(): Promise<{ calls: number; failed: number }> {
    this.#process.kill();
    if (this.#isRunning) await once(this.#process, "close");
    await rm(credentialFile(this.#project));
    const [, calls, failed] = /calls: (\d+), failed: (\d+)/.exec(this.#output) ?? [];
    return { calls: Number(calls), failed: Number(failed) };
  }

  get #callsSoFar(): number {
    return this.#output.match(/^\.+$/gm)?.join("").length ?? 0;
  }

  get #isRunning(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  async #hasPrinted(text: string): Promise<void> {
    while (!this.#output.includes(text)) await this.#nextOutput();
  }

  async #nextOutput(): Promise<void> {
    if (!this.#isRunning) throw new Error(`The consumer has ended by itself:\n${this.#output}`);
    await once(this.#printed, "text");
  }
}

/** As a job in CI hands the outputs on: whole or not at all, and for nobody else's eyes. */
async function writeCredential(project: PulumiProject): Promise<string> {
  const outputs = await project.quietly("stack", "output", "--json", "--show-secrets");
  const file = credentialFile(project);
  await writeFile(`${file}.next`, outputs, { mode: 0o600 });
  await rename(`${file}.next`, file);
  return JSON.parse(outputs).clientId;
}

function credentialFile({ folder }: PulumiProject): string {
  return join(folder, "credential.json");
}
