import { asLoggedIn, connect } from "../connect";
import { exitCodes } from "../exit-code";
import type { Surroundings } from "../surroundings";
import { adopt } from "./adopted";
import { doors } from "./door";
import { secretsFor } from "./given-secrets";
import { type ImportOptions, importOptions } from "./import-command";
import { importFile } from "./import-file";
import { report, reportLeftOut } from "./import-report";
import { type Selection, selectCredentials } from "./select-credentials";
import { refuseUnwritable, writePrivateFile } from "./write-private-file";

/** `pulumi-keycard import`. */
export async function importCredentials(
  given: unknown,
  surroundings: Surroundings,
): Promise<number> {
  const options = importOptions.parse(given);
  refuseEarly(options, surroundings);
  const connection = await connect(options, surroundings);
  const resources = await asLoggedIn(connection, async () => {
    const selection = await selectCredentials(options, connection, surroundings);
    reportLeftOut(selection, surroundings);
    refuseNothing(selection, options);
    const secrets = await secretsFor(selection.credentials, options, connection, surroundings);
    return adopt(selection, { rotating: options.rotating, secrets });
  });
  writePrivateFile(options.out, importFile(resources, doors[options.door]));
  report(options, resources, surroundings);
  return exitCodes.fine;
}

/** What can be said before anything is asked for. */
function refuseEarly({ askSecrets, out }: ImportOptions, { terminal }: Surroundings): void {
  if (askSecrets && !terminal.isInteractive) {
    throw new Error(
      "--ask-secrets needs a terminal to ask on, and there is none. Give the secrets in KEYCARD_IMPORT_SECRETS.",
    );
  }
  refuseUnwritable(out);
}

function refuseNothing({ accounts, credentials }: Selection, { name }: ImportOptions): void {
  if (accounts.length + credentials.length > 0) return;
  const named = name === undefined ? "" : ` with a name like ${JSON.stringify(name)}`;
  throw new Error(
    `There is nothing to import: no credential${named} was found. Nothing was written.`,
  );
}
