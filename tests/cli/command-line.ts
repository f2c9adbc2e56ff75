import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type { Simulator } from "../../simulator";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import { type CommandResult, runCommand } from "../../tools/project/run-command";
import { keepEvidence } from "../support/evidence";
import { sandboxFolder } from "../support/run-folders";
import { settingsFor } from "../support/sandbox";

// A command is a process, and a test may run several.
jest.setTimeout(60_000);

/** The bin that `npm install` made. */
export const bin = join(sandboxFolder, "node_modules/.bin/pulumi-keycard");

/** The command line in one folder and environment. What it prints is kept as evidence. */
export class CommandLine {
  constructor(
    readonly folder: string,
    readonly env: NodeJS.ProcessEnv,
  ) {}

  /** In a folder of its own, logged in at the simulator by the environment. */
  static async at(simulator: Simulator): Promise<CommandLine> {
    const folder = await mkdtemp(join(sandboxFolder, "cli-"));
    return new CommandLine(folder, { PATH: process.env.PATH, ...settingsFor(simulator) });
  }

  /** In a project's folder, with `pulumi` on PATH. */
  static in(project: PulumiProject): CommandLine {
    return new CommandLine(project.folder, project.env);
  }

  /** A variable that is undefined is taken out of the environment. */
  async run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
    const result = await runCommand(bin, args, { cwd: this.folder, env: { ...this.env, ...env } });
    keepEvidence("cli", `${args.join(" ")}\n${result.output}`);
    return result;
  }

  /** Whether a file is in its folder. */
  has(file: string): boolean {
    return existsSync(join(this.folder, file));
  }
}
