import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type CommandResult, runCommand } from "./run-command";

/** Where projects live that use the packed package: a folder whose `node_modules` they share. */
export interface Sandbox {
  folder: string;
  /** Holds `pulumi` and its node language host. */
  engine: string;
  /** What else commands are to find in their environment. */
  env: NodeJS.ProcessEnv;
}

/** A Pulumi project with one stack, `dev`, in a file backend of the sandbox's. */
export class PulumiProject {
  readonly folder: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #stateFolder: string;

  /** @param name the project's, and its folder's in the sandbox */
  constructor(
    readonly name: string,
    sandbox: Sandbox,
    readonly onOutput?: (text: string) => void,
  ) {
    this.folder = join(sandbox.folder, name);
    this.#stateFolder = join(sandbox.folder, "state");
    this.#env = {
      ...withoutSettings(process.env),
      PATH: `${sandbox.engine}:${process.env.PATH}`,
      PULUMI_BACKEND_URL: `file://${this.#stateFolder}`,
      PULUMI_HOME: join(sandbox.folder, "pulumi-home"),
      PULUMI_CONFIG_PASSPHRASE: "not-a-secret",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      ...sandbox.env,
    };
  }

  /** Creates the stack. The folder holds the project by then. */
  async init(): Promise<void> {
    await mkdir(this.#stateFolder, { recursive: true });
    await this.must("stack", "init", "dev");
  }

  /** Runs `pulumi` in the project. */
  pulumi(...args: string[]): Promise<CommandResult> {
    return this.pulumiWith({}, ...args);
  }

  pulumiWith(env: NodeJS.ProcessEnv, ...args: string[]): Promise<CommandResult> {
    return runCommand("pulumi", [...args, "--non-interactive"], {
      cwd: this.folder,
      env: { ...this.#env, ...env },
      ...(this.onOutput && { onOutput: this.onOutput }),
    });
  }

  /** Runs `pulumi` and returns what it printed. @throws Error with that where it fails */
  async must(...args: string[]): Promise<string> {
    const { exitCode, output, stdout } = await this.pulumi(...args);
    if (exitCode === 0) return stdout;
    throw new Error(`pulumi ${args.join(" ")} in ${this.name} ended with ${exitCode}:\n${output}`);
  }

  /** The stack's file as it lies in the backend. */
  stateText(): Promise<string> {
    const stacks = join(this.#stateFolder, ".pulumi/stacks", this.name);
    return readFile(join(stacks, "dev.json"), "utf8");
  }
}

/** What the machine's user has configured must not reach a sandbox. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(([name]) => !/^(PULUMI|KEYCARD)_/.test(name));
  return Object.fromEntries(own);
}
