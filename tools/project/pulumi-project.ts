import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
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
  /** What its commands find in their environment. */
  readonly env: NodeJS.ProcessEnv;
  readonly #stateFolder: string;

  /** @param name the project's, and its folder's in the sandbox */
  constructor(
    readonly name: string,
    sandbox: Sandbox,
    readonly onOutput?: (text: string) => void,
  ) {
    this.folder = join(sandbox.folder, name);
    this.#stateFolder = join(sandbox.folder, "state");
    this.env = {
      ...withoutSettings(process.env),
      PATH: `${sandbox.engine}:${process.env.PATH}`,
      PULUMI_BACKEND_URL: `file://${this.#stateFolder}`,
      PULUMI_HOME: join(sandbox.folder, "pulumi-home"),
      PULUMI_CONFIG_PASSPHRASE: "not-a-secret",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      // Pulumi's SDK is a lot to compile for every command.
      NODE_COMPILE_CACHE: join(sandbox.folder, "node_modules/.cache/node"),
      ...sandbox.env,
    };
  }

  /** Writes files of the project, by their paths in it. */
  async write(files: Record<string, string>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }

  /** Creates the stack. The folder holds the project by then. */
  async init(): Promise<void> {
    await mkdir(this.#stateFolder, { recursive: true });
    await this.must("stack", "init", "dev");
  }

  /** Runs `pulumi` in the project, with `env` added to what all its commands get. */
  pulumi(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
    return this.#run(args, env, this.onOutput);
  }

  /** Runs `pulumi` and returns its standard output. @throws Error with all that it printed where it fails */
  async must(...args: string[]): Promise<string> {
    return succeeded(args, this.name, await this.pulumi(args));
  }

  /** The same without telling `onOutput`, for what is meant to print a secret. */
  async quietly(...args: string[]): Promise<string> {
    return succeeded(args, this.name, await this.#run(args, {}));
  }

  #run(
    args: readonly string[],
    env: NodeJS.ProcessEnv,
    onOutput?: (text: string) => void,
  ): Promise<CommandResult> {
    return runCommand("pulumi", [...args, "--non-interactive"], {
      cwd: this.folder,
      env: { ...this.env, ...env },
      ...(onOutput && { onOutput }),
    });
  }

  /** Where the backend keeps the stack's file, `dev.json`, and what belongs to it. */
  get stacksFolder(): string {
    return join(this.#stateFolder, ".pulumi/stacks", this.name);
  }

  /** The stack's file as it lies in the backend. */
  stateText(): Promise<string> {
    return readFile(join(this.stacksFolder, "dev.json"), "utf8");
  }
}

function succeeded(args: readonly string[], project: string, result: CommandResult): string {
  if (result.exitCode === 0) return result.stdout;
  throw new Error(
    `pulumi ${args.join(" ")} in ${project} ended with ${result.exitCode}:\n${result.output}`,
  );
}

/** What the machine's user has configured must not reach a sandbox. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(([name]) => !/^(PULUMI|KEYCARD)_/.test(name));
  return Object.fromEntries(own);
}
