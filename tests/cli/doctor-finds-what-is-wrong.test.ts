import { beginningOf } from "../../sdk/beginning-of";
import { simulated } from "../support/simulated";
import { CommandLine } from "./command-line";
import { doctorAt, findingsOf, statusesIn } from "./doctor-findings";
import { pathWithPulumi } from "./fake-pulumi";
import { makeCredential } from "./made-credentials";
import { pathWithNodeAlone } from "./path-with-node-alone";

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
