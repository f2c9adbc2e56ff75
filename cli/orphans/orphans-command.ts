import { Command } from "commander";
import { z } from "zod";
import { addCommonOptions, commonOptions } from "../common-options";

/** What `orphansCommand` parses. */
export const orphansOptions = z.object({
  ...commonOptions,
  state: z.array(z.string()).default([]),
  stack: z.array(z.string()).default([]),
  delete: z.boolean().default(false),
  yes: z.boolean().default(false),
  includeUsed: z.boolean().default(false),
});

export type OrphansOptions = z.infer<typeof orphansOptions>;

export function orphansCommand(): Command {
  const command = new Command("orphans")
    .description("List the live credentials of the organization that no given stack knows.")
    .option("--state <file...>", "files written by `pulumi stack export`")
    .option("--stack <name...>", "stacks of the project in the current folder, exported now")
    .option("--delete", "delete them, after a confirmation")
    .option("--yes", "delete without asking")
    .option(
      "--include-used",
      "delete those too that are younger than an hour or a --state file, or were used within a day",
    );
  return addCommonOptions(command).addHelpText("after", help);
}

const help = `
Give every stack that has credentials in the organization: what none of them knows is taken for
an orphan. The credential that the command is logged in with never is.

Exit code: 0 without orphans, or when all were deleted; 2 with orphans; 1 when something failed.

Examples:
  Compared with two stacks of this folder's project:
    pulumi-keycard orphans --stack dev prod
  Compared with files, from several projects:
    pulumi stack export --stack prod > prod.json
    pulumi-keycard orphans --state prod.json --state ../other/prod.json
  Deleted in CI:
    pulumi-keycard orphans --stack prod --delete --yes --json`;
