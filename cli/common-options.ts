import { type Command, Option } from "commander";
import { z } from "zod";

/** What every command takes. */
export const commonOptions = {
  organization: z.string().optional(),
  config: z.string().optional(),
  json: z.boolean().default(false),
};

export function addCommonOptions(command: Command): Command {
  return command
    .showHelpAfterError(`See pulumi-keycard ${command.name()} --help.`)
    .addOption(
      new Option(
        "--organization <id or label>",
        "organization; default: keycard:organizationId of --config, else KEYCARD_ORGANIZATION_ID",
      ),
    )
    .addOption(
      new Option(
        "--config <stack>",
        "log in as this stack of the current folder is configured; without it, as the environment says",
      ),
    )
    .addOption(new Option("--json", "print the result as JSON"));
}
