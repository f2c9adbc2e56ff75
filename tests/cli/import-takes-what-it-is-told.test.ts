import type { Simulator } from "../../simulator";
import { simulated } from "../support/simulated";
import { CommandLine } from "./command-line";
import { makeCredential, makeCredentials } from "./made-credentials";

interface Listed {
  type: string;
  name: string;
  id: string;
}

/** The names of what `import --json` with these options has written. */
async function namesOf(line: CommandLine, ...options: string[]): Promise<string[]> {
  const args = ["import", ...options, "--out", "adopted.json", "--json"];
  const { stdout, output, exitCode } = await line.run(args);
  if (exitCode !== 0) throw new Error(output);
  const { resources }: { resources: Listed[] } = JSON.parse(stdout);
  return resources.map(({ name }) => name);
}

/** Two more accounts, with a credential or two each; the simulator's own has `ci`. */
async function threeAccounts(simulator: Simulator) {
  const { organizationId } = simulator;
  const accounts = ["blue", "red"].map(
    (name) => simulator.addServiceAccount(organizationId, name).serviceAccountId,
  );
  const [blue = "", red = ""] = accounts;
  const ci = await makeCredential(simulator, "ci");
  const [deploy] = await makeCredentials(simulator, ["deploy", "ci-nightly"], blue);
  await makeCredential(simulator, "Ci", red);
  return { ci, deploy: deploy?.id ?? "", blue, red };
}

test(
  "without a choice it takes all of the organization, in the order of creation",
  simulated(async (simulator) => {
    await threeAccounts(simulator);
    const line = await CommandLine.at(simulator);
    expect(await namesOf(line)).toEqual(["ci", "deploy", "ci-nightly", "Ci"]);
  }),
);

test(
  "service accounts are given by bare id or Pulumi id, in one option or several",
  simulated(async (simulator) => {
    const { blue, red } = await threeAccounts(simulator);
    const line = await CommandLine.at(simulator);
    const pulumiId = `${simulator.organizationId}/${red}`;

    const bothNames = ["deploy", "ci-nightly", "Ci"];
    expect(await namesOf(line, "--service-account", blue, pulumiId)).toEqual(bothNames);
    expect(
      await namesOf(line, "--service-account", blue, "--service-account", red, "--name", "*"),
    ).toEqual(bothNames);
    expect(await namesOf(line, "--service-account", red, pulumiId)).toEqual(["Ci"]);
  }),
);

test(
  "a Pulumi id needs no organization beside it",
  simulated(async (simulator) => {
    const { organizationId } = simulator;
    const { blue, deploy } = await threeAccounts(simulator);
    const line = await CommandLine.at(simulator);
    const elsewhere = new CommandLine(line.folder, { ...line.env, KEYCARD_ORGANIZATION_ID: "" });

    const account = `${organizationId}/${blue}`;
    expect(await namesOf(elsewhere, "--service-account", account)).toEqual([
      "deploy",
      "ci-nightly",
    ]);
    expect(await namesOf(elsewhere, "--credential", `${account}/${deploy}`)).toEqual(["deploy"]);
  }),
);

test(
  "credentials are picked by id, wherever they are, and by a pattern of their names",
  simulated(async (simulator) => {
    const { ci, deploy } = await threeAccounts(simulator);
    const line = await CommandLine.at(simulator);

    expect(await namesOf(line, "--credential", deploy, ci.id)).toEqual(["ci", "deploy"]);
    expect(await namesOf(line, "--name", "ci*")).toEqual(["ci", "ci-nightly"]);
    expect(await namesOf(line, "--name", "ci")).toEqual(["ci"]);
    expect(await namesOf(line, "--name", "*-n*y")).toEqual(["ci-nightly"]);
  }),
);

test(
  "--organization wins over the environment, and takes a label",
  simulated(async (simulator) => {
    await makeCredential(simulator, "ci");
    const { organizationId } = simulator.addOrganization({ label: "acme" });
    simulator.addServiceAccount(organizationId, "robots");
    const line = await CommandLine.at(simulator);
    expect(await namesOf(line, "--organization", "acme", "--with-service-accounts")).toEqual([
      "robots",
    ]);
  }),
);

test(
  "with service accounts it takes those of what was picked, and without a choice the empty ones too",
  simulated(async (simulator) => {
    const { deploy } = await threeAccounts(simulator);
    simulator.addServiceAccount(simulator.organizationId, "empty");
    const line = await CommandLine.at(simulator);

    expect(await namesOf(line, "--with-service-accounts", "--credential", deploy)).toEqual([
      "blue",
      "deploy",
    ]);
    expect(await namesOf(line, "--with-service-accounts")).toEqual([
      "Simulated service account",
      "blue",
      "red",
      "empty",
      "ci",
      "deploy",
      "ci-nightly",
      "Ci",
    ]);
  }),
);

test(
  "the credential that it is logged in with is left out and told, unless it is picked",
  simulated(async (simulator) => {
    const [own] = await makeCredentials(simulator, ["own", "ci"]);
    const line = await CommandLine.at(simulator);
    const asOwn = new CommandLine(line.folder, {
      ...line.env,
      KEYCARD_CLIENT_ID: own?.client_id,
      KEYCARD_CLIENT_SECRET: own?.client_secret,
    });

    const { stdout, output } = await asOwn.run(["import", "--out", "adopted.json"]);
    expect(stdout).not.toContain('"own"');
    expect(output).toMatch(
      /Left out: credential "own" \(\w+\), which this command is logged in with\./,
    );
    expect(await namesOf(asOwn, "--credential", String(own?.id))).toEqual(["own"]);
  }),
);

test(
  "--json tells the file, what is in it by type, name and id, and the program",
  simulated(async (simulator) => {
    const { organizationId, serviceAccountId } = simulator;
    const { id } = await makeCredential(simulator, "ci");
    const line = await CommandLine.at(simulator);

    const { stdout } = await line.run(["import", "--out", "adopted.json", "--json"]);
    expect(JSON.parse(stdout)).toEqual({
      out: "adopted.json",
      resources: [
        {
          type: "pulumi-nodejs:dynamic/keycard:ServiceAccountCredential",
          name: "ci",
          id: `${organizationId}/${serviceAccountId}/${id}`,
        },
      ],
      program: expect.stringMatching(
        /^import \{ ServiceAccountCredential \} from "pulumi-keycard";\n/,
      ),
    });
  }),
);

test(
  "the program stands alone on stdout, and the next commands on stderr",
  simulated(async (simulator) => {
    await makeCredential(simulator, "ci");
    const line = await CommandLine.at(simulator);

    const { stdout, output } = await line.run(["import", "--out", "my file.json"]);
    expect(stdout).toMatch(/^import .*\}, \{ protect: true \}\);\n$/s);
    expect(output).toContain("Wrote 1 resource to my file.json, which only you can read.");
    expect(output).toContain("pulumi import --file 'my file.json' --yes --generate-code=false");
  }),
);

test(
  "an account that vanishes while all are listed is passed over",
  simulated(async (simulator) => {
    const { organizationId } = simulator;
    const { serviceAccountId } = simulator.addServiceAccount(organizationId, "another");
    await makeCredential(simulator, "ci");
    await makeCredential(simulator, "deploy", serviceAccountId);
    simulator.fault({ kind: "status", status: 404, operation: "listCredentials" });
    const line = await CommandLine.at(simulator);
    expect(await namesOf(line)).toHaveLength(1);
  }),
);
