import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beginningOf } from "../../sdk/beginning-of";
import type { Simulator } from "../../simulator";
import { engineFolder } from "../support/run-folders";
import { simulated } from "../support/simulated";
import { CommandLine } from "./command-line";
import { pathWithPulumi } from "./fake-pulumi";
import { makeCredential } from "./made-credentials";
import { pathWithNodeAlone } from "./path-with-node-alone";

interface Finding {
  check: string;
  status: string;
  detail: string;
  remedy?: string;
}

async function doctorAt(simulator: Simulator): Promise<CommandLine> {
  const line = await CommandLine.at(simulator);
  const PATH = `${engineFolder()}:${process.env.PATH}`;
  return new CommandLine(line.folder, { ...line.env, PATH });
}

async function findingsOf(line: CommandLine, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { stdout, exitCode } = await line.run(["doctor", "--json", ...args], env);
  const findings: Finding[] = JSON.parse(stdout);
  const finding = (check: string) => findings.find((one) => one.check === check);
  return { findings, finding, exitCode };
}

function statusesIn(findings: Finding[]): Record<string, string> {
  return Object.fromEntries(findings.map(({ check, status }) => [check, status]));
}

test(
  "when all is well it says what it found, and the exit code is 0",
  simulated(async (simulator) => {
    await makeCredential(simulator, "ci");
    const line = await doctorAt(simulator);

    const { findings, finding, exitCode } = await findingsOf(line);
    expect(statusesIn(findings)).toEqual({
      "Node.js": "ok",
      pulumi: "ok",
      configuration: "ok",
      "log-in": "ok",
      organization: "ok",
      "rights on service accounts": "ok",
      "rights on credentials": "ok",
    });
    const { clientId, baseUrl, organizationId } = simulator;
    expect(finding("configuration")?.detail).toBe(
      `client id ${beginningOf(clientId)} with its secret from the environment (KEYCARD_CLIENT_ID, KEYCARD_CLIENT_SECRET), ` +
        `at ${baseUrl}, for organization "${organizationId}"`,
    );
    expect(finding("rights on credentials")?.detail).toContain(
      "service_account_credentials.delete",
    );
    expect(findings.filter(({ remedy }) => remedy !== undefined)).toEqual([]);
    expect(exitCode).toBe(0);

    const { stdout } = await line.run(["doctor"]);
    expect(stdout).toMatch(/^STATUS +CHECK +DETAIL\nok +Node\.js +\d+\.\d+\.\d+\n/);
  }),
);

test(
  "a refused login says whose it is, and what builds on it is not run",
  simulated(async (simulator) => {
    const line = await doctorAt(simulator);
    const wrong = { KEYCARD_CLIENT_SECRET: "not-the-secret-0123456789" };

    const { findings, finding, exitCode } = await findingsOf(line, [], wrong);
    expect(statusesIn(findings)).toMatchObject({
      configuration: "ok",
      "log-in": "failed",
      organization: "not run",
      "rights on service accounts": "not run",
      "rights on credentials": "not run",
    });
    expect(finding("log-in")?.detail).toMatch(/Can't log in at .* answered 401/);
    expect(finding("log-in")?.remedy).toContain(
      "Both come from the environment (KEYCARD_CLIENT_ID, KEYCARD_CLIENT_SECRET): correct them there.",
    );
    expect(finding("organization")?.detail).toBe("not tried without: log-in");
    expect(exitCode).toBe(1);

    const { stdout } = await line.run(["doctor"], wrong);
    expect(stdout).toMatch(
      /\nfailed +log-in +Can't log in at .*\n +-> Both come from the environment/,
    );
  }),
);

test(
  "rights that the API denies are named as the API names them",
  simulated(async (simulator) => {
    const permissions = {
      service_accounts: { list: true, create: false },
      webhooks: { mint: false },
    };
    const page_info = { has_next_page: false, has_prev_page: false };
    const body = JSON.stringify({ items: [], page_info, permissions });
    simulator.fault({ kind: "malformed", operation: "listServiceAccounts", body });

    const { finding, exitCode } = await findingsOf(await doctorAt(simulator));
    expect(finding("rights on service accounts")).toEqual({
      check: "rights on service accounts",
      status: "failed",
      detail: "not granted: service_accounts.create, webhooks.mint",
      remedy: "Ask an administrator of the organization for those that your programs need.",
    });
    expect(finding("rights on credentials")).toMatchObject({
      status: "ok",
      detail: "nothing to ask for: there is no service account yet",
    });
    expect(exitCode).toBe(1);
  }),
);

test(
  "rights on credentials are asked of the first service account, and a 403 is a failure",
  simulated(async (simulator) => {
    simulator.fault({ kind: "status", status: 403, operation: "listCredentials" });
    const { finding } = await findingsOf(await doctorAt(simulator));
    expect(finding("rights on credentials")).toMatchObject({
      status: "failed",
      detail: expect.stringMatching(
        /Can't list the credentials of service account .* answered 403/,
      ),
      remedy: "Ask an administrator of the organization.",
    });
  }),
);

test(
  "an organization that can't be seen is a failure",
  simulated(async (simulator) => {
    const { finding } = await findingsOf(await doctorAt(simulator), ["--organization", "nowhere"]);
    expect(finding("organization")).toMatchObject({
      status: "failed",
      detail: expect.stringMatching(/service accounts of organization "nowhere": .* answered 404/),
      remedy: "Check --organization or the configured one, and that the login belongs to it.",
    });
  }),
);

test(
  "a missing configuration and an API that can't be reached are failures, each with what to do",
  simulated(async (simulator) => {
    const line = await doctorAt(simulator);

    const missing = await findingsOf(line, [], {
      KEYCARD_CLIENT_ID: "",
      KEYCARD_CLIENT_SECRET: "",
    });
    expect(missing.finding("configuration")).toMatchObject({
      status: "failed",
      detail: expect.stringContaining("client id and client secret are not configured"),
    });
    const homeless = await findingsOf(line, [], { KEYCARD_ORGANIZATION_ID: "" });
    expect(homeless.finding("configuration")?.detail).toContain("No organization is given.");
    const unreached = await findingsOf(line, [], { KEYCARD_BASE_URL: "http://127.0.0.1:4" });
    expect(unreached.finding("log-in")).toMatchObject({
      detail: expect.stringContaining("127.0.0.1:4 could not be reached"),
      remedy: "Check the base URL, and the network from here to there.",
    });
  }),
);

test(
  "pulumi that is missing is a failure, and the rest is checked all the same",
  simulated(async (simulator) => {
    const line = await CommandLine.at(simulator);
    const PATH = await pathWithNodeAlone(line.folder);

    const { finding } = await findingsOf(line, [], { PATH });
    expect(finding("pulumi")).toMatchObject({
      status: "failed",
      detail: expect.stringContaining("pulumi was not found on PATH."),
      remedy: expect.stringContaining("Install pulumi 3.254.0 or later"),
    });
    expect(finding("log-in")?.status).toBe("ok");
  }),
);

test(
  "pulumi that is too old is a failure",
  simulated(async (simulator) => {
    const line = await CommandLine.at(simulator);
    const PATH = await pathWithPulumi(line.folder, 'console.log("v3.99.0")');
    const { finding } = await findingsOf(line, [], { PATH });
    expect(finding("pulumi")?.detail).toBe("v3.99.0 is older than 3.254.0");
  }),
);

test.each([
  "runtime: nodejs",
  "runtime: {options: {typescript: false}, name: nodejs}",
  "runtime:\r\n  name: nodejs\r\n  options:\r\n    typescript: false",
])("a project with %j that can't load the package is told to install it", async (runtime) => {
  await simulated(async (simulator) => {
    const { env } = await doctorAt(simulator);
    // Outside the sandbox: above a project in there, the packages would be found.
    const folder = await mkdtemp(join(tmpdir(), "doctor-"));
    try {
      await writeFile(join(folder, "Pulumi.yaml"), `name: p\n${runtime}\ndescription: x\n`);
      const { finding, exitCode } = await findingsOf(new CommandLine(folder, env));
      expect(finding("project")).toEqual({
        check: "project",
        status: "failed",
        detail: `pulumi-keycard and @pulumi/pulumi can't be loaded from ${folder}`,
        remedy: `Run in ${folder}: npm install pulumi-keycard @pulumi/pulumi`,
      });
      expect(exitCode).toBe(1);
    } finally {
      await rm(folder, { recursive: true });
    }
  })();
});

test(
  "a project that has both packages is well, and one in another language isn't looked at",
  simulated(async (simulator) => {
    const line = await doctorAt(simulator);
    const runsIn = (runtime: string) =>
      writeFile(join(line.folder, "Pulumi.yaml"), `name: nodejs\nruntime: ${runtime}\n`);

    await runsIn("nodejs");
    expect((await findingsOf(line)).finding("project")?.status).toBe("ok");
    await runsIn("python");
    expect((await findingsOf(line)).finding("project")).toBeUndefined();
  }),
);

test(
  "a project with the plugin is well where the folder it names holds it, whatever the language",
  simulated(async (simulator) => {
    const line = await doctorAt(simulator);
    await writeFile(join(line.folder, "Pulumi.yaml"), pluginProject("python", goodPath));

    const { findings, finding, exitCode } = await findingsOf(line);
    expect(finding("project")).toBeUndefined();
    expect(finding("plugin")).toEqual({
      check: "plugin",
      status: "ok",
      detail: `the folder "${goodPath}" that Pulumi.yaml names for it has it`,
    });
    expect(finding("Node.js on PATH")?.detail).toMatch(/^\d+\.\d+\.\d+$/);
    expect(findings.filter(({ remedy }) => remedy !== undefined)).toEqual([]);
    expect(exitCode).toBe(0);
  }),
);

test.each([
  ["./missing", /^the folder ".\/missing" that Pulumi.yaml names for it isn't there$/],
  [
    "../node_modules/pulumi-keycard/bin/pulumi-resource-keycard",
    /^the folder ".*" that Pulumi.yaml names for it isn't there$/,
  ],
  [
    "../node_modules/pulumi-keycard",
    /^the folder ".*" that Pulumi.yaml names for it has no executable pulumi-resource-keycard$/,
  ],
])("a plugin folder %j that holds no plugin is said", async (path, says) => {
  await simulated(async (simulator) => {
    const line = await doctorAt(simulator);
    await writeFile(join(line.folder, "Pulumi.yaml"), pluginProject("nodejs", path));

    const { finding, exitCode } = await findingsOf(line);
    expect(finding("plugin")).toEqual({
      check: "plugin",
      status: "failed",
      detail: expect.stringMatching(says),
      remedy: expect.stringContaining("./node_modules/pulumi-keycard/bin"),
    });
    expect(exitCode).toBe(1);
  })();
});

test.each([
  ["#!/bin/sh\necho v20.19.0\n", "20.19.0 is older than 22.12.0"],
  ["#!/bin/sh\nexit 1\n", "there is no `node` that runs"],
])("the plugin's own Node.js is that of PATH: %j", async (script, says) => {
  await simulated(async (simulator) => {
    const line = await doctorAt(simulator);
    await writeFile(join(line.folder, "Pulumi.yaml"), pluginProject("nodejs", goodPath));
    await mkdir(join(line.folder, "bin"));
    await writeFile(join(line.folder, "bin/node"), script, { mode: 0o755 });
    const preload = join(line.folder, "other-path.js");
    await writeFile(preload, `process.env.PATH = ${JSON.stringify(join(line.folder, "bin"))};`);

    const { finding } = await findingsOf(line, [], { NODE_OPTIONS: `--require ${preload}` });
    expect(finding("Node.js")?.status).toBe("ok");
    expect(finding("Node.js on PATH")).toMatchObject({
      status: "failed",
      detail: says,
      remedy: expect.stringContaining("install Node.js 22.12.0 or later"),
    });
  })();
});

const goodPath = "../node_modules/pulumi-keycard/bin";

function pluginProject(runtime: string, path: string): string {
  return `name: p\nruntime: ${runtime}\nplugins:\n  providers:\n    - {name: random, path: x}\n    - name: keycard\n      path: ${path}\n`;
}
