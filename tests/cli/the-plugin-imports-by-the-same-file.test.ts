import { appendFile, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { CredentialCreateResponse } from "../../sdk";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import { clientOf, simulated } from "../support/simulated";
import { secretOf } from "../support/stack-state";
import { adopt, pluginProject } from "./adopting-project";
import { CommandLine } from "./command-line";
import { makeCredential, makeCredentials } from "./made-credentials";

const unchanged = ["--yes", "--skip-preview", "--expect-no-changes"];

function secretsOf(made: readonly (CredentialCreateResponse | undefined)[]): NodeJS.ProcessEnv {
  const pairs = made.map((one) => [one?.client_id, one?.client_secret]);
  return { KEYCARD_IMPORT_SECRETS: JSON.stringify(Object.fromEntries(pairs)) };
}

async function expectUnchanged(project: PulumiProject): Promise<void> {
  await project.must("up", ...unchanged);
  await project.must("refresh", ...unchanged);
}

test(
  "plain and rotating ones are imported with their secrets and without, and are unchanged",
  simulated(async (simulator) => {
    const names = ["plain-known", "plain-lost", "rotating-known", "rotating-lost"];
    const [plain, , rotating] = await makeCredentials(simulator, names);
    const secrets = [plain, rotating].map((one) => one?.client_secret ?? "");
    const project = await pluginProject(simulator, "nodejs");
    try {
      const toPlugin = ["--door", "plugin", "--with-service-accounts", "--name"];
      const first = await adopt(project, [...toPlugin, "plain-*"], secretsOf([plain]));
      expect(first).toContain(
        'import { ServiceAccount, ServiceAccountCredential } from "pulumi-keycard/plugin";',
      );
      const others = ["--door", "plugin", "--rotating", "--name", "rotating-*"];
      const second = await adopt(project, others, secretsOf([rotating]));
      for (const secret of secrets) expect(await project.stateText()).not.toContain(secret);

      const outputs = [
        "export const plain = plainKnownCredential.clientSecret;",
        "export const lost = plainLostCredential.clientSecret;",
      ];
      await project.write({
        "index.ts": ['import "./rotating";', first, ...outputs].join("\n"),
        "rotating.ts": second,
      });
      const upped = await project.must("up", "--yes", "--skip-preview");
      expect(upped).toContain("Resources:\n    6 unchanged\n");
      await project.must("refresh", ...unchanged);
      for (const secret of secrets) expect(await project.stateText()).not.toContain(secret);
      const clientSecret = await secretOf(project, "plain");
      await clientOf(simulator, { clientId: plain?.client_id ?? "", clientSecret }).login();
    } finally {
      await rm(join(project.folder, "adopted.json"));
    }
  }),
  90_000,
);

test(
  "in YAML, pulumi prints the program by itself, and what it says is unchanged",
  simulated(async (simulator) => {
    const made = await makeCredential(simulator, "ci");
    const project = await pluginProject(simulator, "yaml");
    const line = CommandLine.in(project);
    try {
      const args = ["import", "--door", "plugin", "--out", "adopted.json"];
      const { output } = await line.run(args, secretsOf([made]));
      expect(output).toContain(
        "1. Name the plugin in Pulumi.yaml, unless it is installed: " +
          "plugins: {providers: [{name: keycard, path: ./node_modules/pulumi-keycard/bin}]}",
      );
      expect(output).toContain(
        "For another language leave out --generate-code=false, and pulumi prints the program.",
      );
      await project.must("import", "--file", "adopted.json", "--yes", "--out", "adopted.yaml");
      const printed = await readFile(join(project.folder, "adopted.yaml"), "utf8");
      expect(printed).not.toContain(made.client_secret);
      await appendFile(join(project.folder, "Pulumi.yaml"), printed);
      await expectUnchanged(project);
      expect(await project.stateText()).not.toContain(made.client_secret);
    } finally {
      await rm(join(project.folder, "adopted.json"));
    }
  }),
);

test(
  "an id alone is imported without a file and without the secret, and is unchanged",
  simulated(async (simulator) => {
    const { organizationId, serviceAccountId } = simulator;
    const { id } = await makeCredential(simulator, "ci");
    const project = await pluginProject(simulator, "yaml");
    const pulumiId = `${organizationId}/${serviceAccountId}/${id}`;
    const what = ["keycard:index:ServiceAccountCredential", "ci", pulumiId];
    await project.must("import", ...what, "--yes", "--out", "adopted.yaml");
    const printed = await readFile(join(project.folder, "adopted.yaml"), "utf8");
    await appendFile(join(project.folder, "Pulumi.yaml"), printed);
    await expectUnchanged(project);
    expect(await project.stateText()).not.toContain('"clientSecret":');
  }),
);
