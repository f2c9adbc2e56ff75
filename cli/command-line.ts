import { createRequire } from "node:module";
import { Command } from "commander";
import { z } from "zod";
import { diagnose } from "./doctor/diagnose";
import { doctorCommand } from "./doctor/doctor-command";
import { exitCodes } from "./exit-code";
import { importCommand } from "./import/import-command";
import { importCredentials } from "./import/import-credentials";
import { orphansCommand } from "./orphans/orphans-command";
import { reportOrphans } from "./orphans/report-orphans";
import type { Surroundings, Work } from "./surroundings";

/** Runs what the arguments ask for, and returns the exit code. Wrong usage ends the process with 1. */
export async function runCommandLine(
  argv: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  let exitCode: number = exitCodes.fine;
  const doing = (work: Work) => async (options: unknown) => {
    exitCode = await work(options, surroundings);
  };
  const program = new Command("pulumi-keycard")
    .description("Keycard service account credentials and Pulumi: what a Pulumi program can't do.")
    .version(packageVersion())
    .showHelpAfterError("See pulumi-keycard --help.")
    .addCommand(importCommand().action(doing(importCredentials)))
    .addCommand(orphansCommand().action(doing(reportOrphans)))
    .addCommand(doctorCommand().action(doing(diagnose)))
    .addHelpText("after", "\nEach command tells more: pulumi-keycard import --help");
  await program.parseAsync(argv);
  return exitCode;
}

function packageVersion(): string {
  const packageJson: unknown = createRequire(__filename)("pulumi-keycard/package.json");
  return z.object({ version: z.string() }).parse(packageJson).version;
}
