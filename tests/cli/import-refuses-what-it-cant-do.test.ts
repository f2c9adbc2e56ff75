import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { CredentialCreateResponse } from "../../sdk";
import type { Simulator } from "../../simulator";
import { simulated } from "../support/simulated";
import { CommandLine } from "./command-line";
import { makeCredential } from "./made-credentials";

interface Case {
  name: string;
  says: RegExp | string;
  args?: string[];
  env?: (made: CredentialCreateResponse, simulator: Simulator) => NodeJS.ProcessEnv;
}

const wrongSecret = "not-the-secret-of-anybody-0123456789";
const secrets = (pairs: object) => ({ KEYCARD_IMPORT_SECRETS: JSON.stringify(pairs) });

const cases: Case[] = [
  {
    name: "service accounts that don't exist",
    args: ["--service-account", "nobody", "no-one"],
    says: /Service account "nobody" was not found in organization "\w+"\.\nService account "no-one" was not found in organization "\w+"\..*\nNothing was written\./,
  },
  {
    name: "a credential that doesn't exist",
    args: ["--credential", "nothing"],
    says: /Credential "nothing" was not found in organization "\w+"\..*\nNothing was written\./,
  },
  {
    name: "a credential that the named service account doesn't have",
    args: ["--service-account", "x/ab3def8hij2klm9opq5rst7uvw", "--credential", "nothing"],
    says: 'Credential "nothing" was not found in the service accounts that were named.',
  },
  {
    name: "a service account and a credential that both don't exist",
    args: ["--credential", "x/nobody/nothing"],
    says: /Service account "nobody" was not found in organization "x"\.\nCredential "x\/nobody\/nothing" was not found/,
  },
  {
    name: "an organization that doesn't exist",
    args: ["--organization", "nowhere"],
    says: /Organization "nowhere" was not found, or client id "\w+" may not see it\. Check --organization and the login\./,
  },
  {
    name: "a service account of an organization that doesn't exist",
    args: ["--organization", "nowhere", "--service-account", "nobody"],
    says: /Organization "nowhere" was not found/,
  },
  {
    name: "a Pulumi id of another organization than --organization",
    args: ["--organization", "acme", "--service-account", "x/y"],
    says: '"x/y" is of organization "x", and --organization says "acme". Leave --organization out, or make the two agree.',
  },
  {
    name: "an id of another form",
    args: ["--service-account", "a/b/c"],
    says: '--service-account "a/b/c" is neither a bare id nor a Pulumi id <organization>/<service account>',
  },
  {
    name: "a credential's id of another form",
    args: ["--credential", "a/b"],
    says: '--credential "a/b" is neither a bare id nor a Pulumi id <organization>/<service account>/<credential>',
  },
  {
    name: "a pattern that no name matches",
    args: ["--name", "nightly-*"],
    says: 'There is nothing to import: no credential with a name like "nightly-*" was found.',
  },
  {
    name: "an unknown door",
    args: ["--door", "back"],
    says: "argument 'back' is invalid. Allowed choices are dynamic, plugin.",
  },
  {
    name: "an unknown option",
    args: ["--service-acount", "x"],
    says: "unknown option '--service-acount'",
  },
  {
    name: "a prompt without a terminal",
    args: ["--ask-secrets"],
    says: "--ask-secrets needs a terminal to ask on, and there is none. Give the secrets in KEYCARD_IMPORT_SECRETS.",
  },
  {
    name: "a secret that is refused",
    env: ({ client_id }) => secrets({ [client_id]: wrongSecret }),
    says: /Keycard refuses the client secret that was given for client id "\w+" \(401\)\. Nothing was written\./,
  },
  {
    name: "a secret of what is not selected",
    env: ({ client_id, client_secret }) =>
      secrets({ [client_id]: client_secret, other: wrongSecret }),
    says: 'KEYCARD_IMPORT_SECRETS has a secret for what is not selected for import: client id "othe…".',
  },
  {
    name: "secrets that stand where client ids should",
    env: ({ client_id, client_secret }) => secrets({ [client_secret]: client_id }),
    says: "KEYCARD_IMPORT_SECRETS has a client id where a secret should be.",
  },
  {
    name: "secrets that are no JSON",
    env: ({ client_secret }) => ({ KEYCARD_IMPORT_SECRETS: client_secret }),
    says: 'KEYCARD_IMPORT_SECRETS can\'t be read. It must be JSON of the form {"<client id>": "<client secret>"}.',
  },
  {
    name: "secrets of another form",
    env: ({ client_id }) => secrets({ [client_id]: { secret: wrongSecret } }),
    says: "KEYCARD_IMPORT_SECRETS can't be read.",
  },
];

test.each(cases)(
  "$name: said in one message, exit code 1, and no file",
  async ({ args = [], env, says }) => {
    await simulated(async (simulator) => {
      const made = await makeCredential(simulator, "ci");
      const line = await CommandLine.at(simulator);

      const { exitCode, stdout, output } = await line.run(
        ["import", "--out", "adopted.json", ...args],
        env?.(made, simulator),
      );
      expect(output).toMatch(says);
      expect(output).not.toContain(wrongSecret);
      expect(stdout).toBe("");
      expect(exitCode).toBe(1);
      expect(line.has("adopted.json")).toBe(false);
    })();
  },
);

test(
  "without --out it says that it is required",
  simulated(async (simulator) => {
    const { exitCode, output } = await (await CommandLine.at(simulator)).run(["import"]);
    expect(output).toContain("required option '--out <file>' not specified");
    expect(exitCode).toBe(1);
  }),
);

test(
  "a file that can't be written is refused before anything is sent",
  simulated(async (simulator) => {
    const line = await CommandLine.at(simulator);
    await mkdir(join(line.folder, "folder"));

    const missing = await line.run(["import", "--out", "missing/adopted.json"]);
    expect(missing.output).toMatch(
      /Can't write "missing\/adopted\.json": ENOENT.*Give another file with --out\./,
    );
    const folder = await line.run(["import", "--out", "folder"]);
    expect(folder.output).toContain('Can\'t write "folder": it is a folder.');
    expect([missing.exitCode, folder.exitCode]).toEqual([1, 1]);
    expect(simulator.requests).toEqual([]);
  }),
);
