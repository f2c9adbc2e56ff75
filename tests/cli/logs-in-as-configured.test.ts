import { beginningOf } from "../../sdk/beginning-of";
import { newProject, settingsFor } from "../support/sandbox";
import { simulated } from "../support/simulated";
import { CommandLine } from "./command-line";
import { pathWithPulumi } from "./fake-pulumi";
import { makeCredential } from "./made-credentials";
import { pathWithNodeAlone } from "./path-with-node-alone";
import { writeExport } from "./stack-exports";

const ofAnotherTenant = {
  KEYCARD_CLIENT_ID: "of-another-tenant",
  KEYCARD_CLIENT_SECRET: "secret-of-another-tenant-0123456789",
  KEYCARD_ORGANIZATION_ID: "another-tenant",
  KEYCARD_BASE_URL: "http://127.0.0.1:4",
};

test(
  "--config takes login, organization and base URL from a stack, whatever the environment says",
  simulated(async (simulator) => {
    await makeCredential(simulator, "ci");
    const project = await newProject({}, ofAnotherTenant);
    const line = CommandLine.in(project);
    const { clientId, clientSecret, organizationId, baseUrl } = simulator;
    await project.must("config", "set", "keycard:clientId", clientId);
    await project.quietly("config", "set", "--secret", "keycard:clientSecret", clientSecret);
    await project.must("config", "set", "keycard:organizationId", organizationId);
    await project.must("config", "set", "keycard:baseUrl", baseUrl);

    const args = ["orphans", "--stack", "dev", "--config", "dev", "--json"];
    const { exitCode, stdout } = await line.run(args);
    expect(JSON.parse(stdout)).toMatchObject([{ name: "ci" }]);
    expect(exitCode).toBe(2);
    const doctor = await line.run(["doctor", "--config", "dev"]);
    expect(doctor.stdout).toContain(
      `client id ${beginningOf(clientId)} with its secret from the config of stack "dev"`,
    );
    expect(doctor.output).not.toContain(clientSecret);

    const wrong = "not-the-secret-any-more-0123456789";
    await project.quietly("config", "set", "--secret", "keycard:clientSecret", wrong);
    const refused = await line.run(args);
    expect(refused.output).toMatch(/answered 401 .* They come from the config of stack "dev"\.\n/);
    expect(refused.output).not.toContain(wrong);
    expect(refused.exitCode).toBe(1);
  }),
);

test(
  "a stack that isn't there is told in pulumi's words, for --config and for --stack",
  simulated(async (simulator) => {
    const line = CommandLine.in(await newProject({}, settingsFor(simulator)));

    const config = await line.run(["import", "--config", "nope", "--out", "adopted.json"]);
    expect(config.output).toMatch(
      /`pulumi config --json --show-secrets --stack nope` ended with \d+: error: no stack named 'nope'/,
    );
    const stack = await line.run(["orphans", "--stack", "nope"]);
    expect(stack.output).toMatch(
      /`pulumi stack export --stack nope` ended with \d+: error: no stack named 'nope'/,
    );
    expect([config.exitCode, stack.exitCode]).toEqual([1, 1]);
  }),
);

test(
  "--stack without pulumi on PATH says so",
  simulated(async (simulator) => {
    const line = await CommandLine.at(simulator);
    const PATH = await pathWithNodeAlone(line.folder);
    const { exitCode, output } = await line.run(["orphans", "--stack", "dev"], { PATH });
    expect(output).toContain("pulumi was not found on PATH. Install it");
    expect(exitCode).toBe(1);
  }),
);

test(
  "a config that can't be read shows nothing of itself",
  simulated(async (simulator) => {
    const line = await CommandLine.at(simulator);
    const canary = "canary-client-secret-0123456789";
    const PATH = await pathWithPulumi(line.folder, `console.log("${canary} is not JSON")`);

    const { exitCode, output } = await line.run(["import", "--config", "dev", "--out", "a.json"], {
      PATH,
    });
    expect(output).toContain("`pulumi config --json` printed what can't be read.");
    expect(output).not.toContain("canary");
    expect(exitCode).toBe(1);
  }),
);

test(
  "what is missing or refused is said in a sentence, with where it comes from",
  simulated(async (simulator) => {
    const line = await CommandLine.at(simulator);
    const state = await writeExport(line, []);
    const failing = async (env: NodeJS.ProcessEnv) => {
      const { exitCode, stdout, output } = await line.run(["orphans", "--state", state], env);
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
      return output;
    };

    expect(await failing({ KEYCARD_CLIENT_ID: "", KEYCARD_CLIENT_SECRET: "" })).toMatch(
      /^error: Keycard's client id and client secret are not configured\..*A stack's config is read where --config <stack> names the stack\.\n$/,
    );
    expect(await failing({ KEYCARD_CLIENT_SECRET: "" })).toContain(
      "KEYCARD_CLIENT_ID is set and KEYCARD_CLIENT_SECRET is not.",
    );
    expect(await failing({ KEYCARD_ORGANIZATION_ID: "" })).toContain(
      "No organization is given. Add --organization <id or label>, set KEYCARD_ORGANIZATION_ID",
    );
    expect(await failing({ KEYCARD_BASE_URL: "http://api.keycard.ai" })).toContain(
      "KEYCARD_BASE_URL: baseUrl can't be used: http://api.keycard.ai would carry secrets unencrypted",
    );
    expect(await failing({ KEYCARD_CLIENT_SECRET: "not-the-secret-0123456789" })).toMatch(
      /answered 401 .* They come from the environment \(KEYCARD_CLIENT_ID, KEYCARD_CLIENT_SECRET\)\.\n$/,
    );
  }),
);
