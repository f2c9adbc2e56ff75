import { Command } from "commander";
import { z } from "zod";
import { addCommonOptions, commonOptions } from "../common-options";

/** What `doctorCommand` parses. */
export const doctorOptions = z.object(commonOptions);

export function doctorCommand(): Command {
  const command = new Command("doctor").description(
    "Check Node.js, pulumi, the project, configuration, log-in and rights, and say what to do about each failure.",
  );
  return addCommonOptions(command).addHelpText("after", help);
}

const help = `
Exit code: 0 when all is well, else 1. No check changes anything.

Examples:
  As the environment says:
    pulumi-keycard doctor
  As stack dev of this folder's project is configured:
    pulumi-keycard doctor --config dev --json`;
