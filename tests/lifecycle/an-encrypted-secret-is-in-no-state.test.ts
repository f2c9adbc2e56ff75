import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Simulator } from "../../simulator";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import { mustRun } from "../../tools/project/run-command";
import { keepEvidence } from "../support/evidence";
import { exampleProject } from "../support/example-project";
import { leakFinder } from "../support/leak-finder";
import { liveIn } from "../support/live-credentials";
import { Recipient } from "../support/recipient";
import { newProject, settingsFor } from "../support/sandbox";
import { clientOf, simulated } from "../support/simulated";
import { outputsOf, resourcesIn } from "../support/stack-state";
import { pluginProgram } from "./programs";

const up = ["up", "--yes", "--skip-preview"];
const destroy = ["destroy", "--yes", "--skip-preview"];

/** Neither in the stack's file, nor in what the engine decrypts of it. */
async function expectNoSecretIn(project: PulumiProject, simulator: Simulator): Promise<void> {
  const exported = await project.quietly("stack", "export", "--show-secrets");
  const leaksIn = leakFinder(simulator.issuedSecrets());
  expect(leaksIn(exported)).toEqual([]);
  expect(leaksIn(await project.stateText())).toEqual([]);
}

test(
  "the example's secret lets each workload log in that has a key, and nobody who has the state",
  simulated(async (simulator) => {
    const project = await exampleProject("encrypted", settingsFor(simulator));
    /** Runs a workload with its own key and what anybody may see of the stack. */
    const logIn = async (recipient: Recipient) => {
      const keyFile = join(project.folder, "workload.key.pem");
      await project.write({ "credential.json": await project.must("stack", "output", "--json") });
      await writeFile(keyFile, recipient.privatePem, { mode: 0o600 });
      const args = ["workload.mjs", "credential.json", "workload.key.pem"];
      const env = { ...process.env, KEYCARD_BASE_URL: simulator.baseUrl };
      const printed = await mustRun(process.execPath, args, { cwd: project.folder, env });
      keepEvidence("workload", printed);
      await rm(keyFile);
      return printed.trim();
    };
    const [workload, colleague] = [new Recipient("P-256"), new Recipient("RSA")];

    await project.write({ "public-keys/workload.pem": workload.pem });
    await project.must(...up);
    const first = await outputsOf(project);
    expect(await logIn(workload)).toBe(`logged in as ${first.clientId}`);
    await expectNoSecretIn(project, simulator);
    await project.must("preview", "--expect-no-changes");
    await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");

    await project.write({ "public-keys/colleague.pem": JSON.stringify(colleague.jwk) });
    expect(await project.must(...up)).toMatch(/\+-1 replaced/);
    const second = await outputsOf(project);
    expect(second.clientId).not.toBe(first.clientId);
    expect(simulator.credentials().map(({ client_id }) => client_id)).not.toContain(first.clientId);
    for (const recipient of [workload, colleague]) {
      expect(await logIn(recipient)).toBe(`logged in as ${second.clientId}`);
    }
    await expectNoSecretIn(project, simulator);

    await project.write({ "public-keys/colleague.pem": colleague.privatePem });
    const { exitCode, output } = await project.pulumi(up);
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/"encryptTo\[\d\]" is a private or secret key/);
    expect(output).not.toContain("PRIVATE KEY");
    await rm(join(project.folder, "public-keys/colleague.pem"));
    await project.must(...destroy);
  }),
  180_000,
);

test(
  "by the plugin, a rotating one goes from the state's secret to an encrypted one and on to another key's",
  simulated(async (simulator) => {
    const { serviceAccountId } = simulator;
    const declared = (args: string) =>
      pluginProgram(`
        const ci = new RotatingServiceAccountCredential("ci", { serviceAccountId: "${serviceAccountId}", ${args} });
        module.exports = { clientId: ci.clientId, encryptedClientSecret: ci.encryptedClientSecret };`);
    const project = await newProject(declared(""), settingsFor(simulator));
    await project.must(...up);
    const first = await outputsOf(project);

    for (const recipient of [new Recipient("X25519"), new Recipient("P-384")]) {
      await project.write(declared(`encryptTo: ${JSON.stringify([recipient.pem])}`));
      expect(await project.must("preview")).toContain('a rotation is due: "encryptTo" has changed');
      expect(await project.must(...up)).toMatch(/~ 1 updated/);
      const { clientId, encryptedClientSecret } = await outputsOf(project);
      const clientSecret = await recipient.decrypted(encryptedClientSecret);
      await clientOf(simulator, { clientId: String(clientId), clientSecret }).login();
      await expectNoSecretIn(project, simulator);
      await project.must("preview", "--expect-no-changes");
      await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    }
    const [held] = await resourcesIn(project, "RotatingServiceAccountCredential");
    expect(held?.outputs).not.toHaveProperty("clientSecret");
    expect(held?.outputs.previous).toMatchObject([{ clientId: first.clientId }, {}]);
    expect(liveIn(simulator)).toHaveLength(3);

    await project.must(...destroy);
    expect(liveIn(simulator)).toEqual([]);
  }),
  180_000,
);
