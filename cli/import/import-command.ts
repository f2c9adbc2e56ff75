import { Command, Option } from "commander";
import { z } from "zod";
import { addCommonOptions, commonOptions } from "../common-options";

/** What `importCommand` parses. */
export const importOptions = z.object({
  ...commonOptions,
  out: z.string().min(1),
  door: z.enum(["dynamic", "plugin"]),
  serviceAccount: z.array(z.string()).default([]),
  credential: z.array(z.string()).default([]),
  name: z.string().optional(),
  withServiceAccounts: z.boolean().default(false),
  rotating: z.boolean().default(false),
  askSecrets: z.boolean().default(false),
});

export type ImportOptions = z.infer<typeof importOptions>;

export function importCommand(): Command {
  const command = new Command("import")
    .description(
      "Write a file for `pulumi import` of credentials that exist, and print the program text to paste.",
    )
    .requiredOption("--out <file>", "the import file; made with mode 0600")
    .option(
      "--service-account <id...>",
      "credentials of these service accounts, by id or Pulumi id; default: all of the organization",
    )
    .option("--credential <id...>", "these credentials only, by id or Pulumi id")
    .option("--name <pattern>", "credentials whose name matches, `*` standing for anything")
    .option("--with-service-accounts", "their service accounts too, as ServiceAccount resources")
    .option("--rotating", "as RotatingServiceAccountCredential, which rotates without a gap")
    .option("--ask-secrets", "ask for the client secret of each; an empty answer skips it")
    .addOption(
      new Option(
        "--door <door>",
        "which provider the resources are for: dynamic resources, or the plugin",
      )
        .choices(importOptions.shape.door.options)
        .default("dynamic"),
    );
  return addCommonOptions(command).addHelpText("after", help);
}

const help = `
Secrets are never arguments: --ask-secrets asks for them, or KEYCARD_IMPORT_SECRETS holds
{"<client id>": "<client secret>"} as JSON. Each is tried by logging in with it. Without its
secret a credential is imported too; its clientSecret is then undefined until it is rotated.

Examples:
  Everything in the organization:
    pulumi-keycard import --out adopted.json > adopted.ts
  What two service accounts have, and whose name begins with "ci-":
    pulumi-keycard import --service-account <id> <id> --name 'ci-*' --out adopted.json
  One credential, with its secret, logged in as stack dev is configured:
    pulumi-keycard import --credential <id> --ask-secrets --config dev --out adopted.json
  For the plugin, in any language:
    pulumi-keycard import --door plugin --out adopted.json
  Then:
    pulumi import --file adopted.json --yes --generate-code=false`;
