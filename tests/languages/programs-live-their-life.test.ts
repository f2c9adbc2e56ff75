import { symlink } from "node:fs/promises";
import { join } from "node:path";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import { exampleProject } from "../support/example-project";
import { liveIn } from "../support/live-credentials";
import { newProject, settingsFor } from "../support/sandbox";
import { clientOf, simulated } from "../support/simulated";
import { outputsOf, resourcesIn, secretOf } from "../support/stack-state";
import { minutes } from "./generated-packages";
import { languageSettings, pythonEnvironment } from "./language-settings";
import { pythonWithProvider, yamlWithProvider, yamlWithSet } from "./program-texts";

const up = ["up", "--yes", "--skip-preview"];
const refresh = ["refresh", "--yes", "--skip-preview"];
const destroy = ["destroy", "--yes", "--skip-preview"];

// What the whole run needs is made by whichever test comes first.
beforeAll(languageSettings, 15 * minutes);

test.each(["yaml", "python"])(
  "%s: applied, looked up, rotated, destroyed",
  async (language) => {
    await simulated(async (simulator) => {
      const project = await example(language, settingsFor(simulator));

      const printed = await project.must(...up);
      expect(printed).toMatch(/clientSecret\s*: \[secret\]/);
      expect(printed).toMatch(/\+ 3 created/);
      const [agent] = await resourcesIn(project, "ServiceAccount");
      const live = () => simulator.credentials(String(agent?.outputs.serviceAccountId));
      const [ci] = await resourcesIn(project, "ServiceAccountCredential");
      const first = await outputsOf(project);
      expect(live()).toMatchObject([{ client_id: first.clientId, name: ci?.outputs.name }]);
      expect(ci?.outputs.name).toMatch(/^ci-[0-9a-f]{7}$/);
      expect(first).toMatchObject({ clientSecret: "[secret]" });
      expect(first.lastUsedAt ?? null).toBeNull();
      expect(ci?.outputs.clientSecret).toHaveProperty("ciphertext");

      const clientId = String(first.clientId);
      await project.must("preview", "--expect-no-changes");
      await clientOf(simulator, {
        clientId,
        clientSecret: await secretOf(project, "clientSecret"),
      }).login();
      await project.must(...refresh, "--run-program", "--expect-no-changes");
      const lastUsedAt = expect.stringMatching(/^20/);
      expect(await outputsOf(project)).toMatchObject({ clientId, lastUsedAt });

      await project.must("config", "set", "rotation", "second");
      expect(await project.must(...up)).toMatch(/\+-1 replaced/);
      const { clientId: second } = await outputsOf(project);
      expect(second).not.toBe(clientId);
      expect(live()).toMatchObject([{ client_id: second }]);

      await project.must(...destroy);
      expect(live()).toEqual([]);
    })();
  },
  90_000,
);

test.each([
  ["yaml", yamlWithProvider],
  ["python", pythonWithProvider],
])(
  "%s: an explicit provider logs in with a key that the state keeps as a secret",
  async (_, files) => {
    await simulated(async (simulator) => {
      const env = { ...(await languageSettings()), KEYCARD_BASE_URL: simulator.baseUrl };
      const project = await newProject({}, env);
      await project.write(files(project.name));
      await project.must("config", "set", "acmeOrganization", simulator.organizationId);
      await project.must("config", "set", "acmeClientId", simulator.clientId);
      await project.must("config", "set", "--secret", "acmeClientSecret", simulator.clientSecret);

      await project.must(...up);
      expect(await outputsOf(project)).toEqual({
        clientSecret: "[secret]",
        name: expect.stringMatching(/^ci-/),
        ownSecret: "[secret]",
      });
      // Every other file is searched for it when all tests have run.
      expect(await project.stateText()).not.toContain(simulator.clientSecret);
      await project.must(...destroy);
    })();
  },
  60_000,
);

test(
  "yaml: a set is applied, changed by key, destroyed, and one of its secrets is taken by its key",
  simulated(async (simulator) => {
    const settings = { ...settingsFor(simulator), ...(await languageSettings()) };
    const project = await newProject({}, settings);
    const declare = (credentials: object) =>
      project.write(yamlWithSet(project.name, simulator, credentials));
    await declare({ ci: {}, nightly: { description: "the nightly build" } });
    await project.must(...up);
    const first = await outputsOf(project);
    expect(first.nightlySecret).toBe("[secret]");
    const clientSecret = await secretOf(project, "nightlySecret");
    await clientOf(simulator, { clientId: String(first.nightly), clientSecret }).login();

    await declare({ nightly: { description: "changed" }, more: {} });
    expect(await project.must("preview")).toContain(
      '1 to create: "more"; 1 to change: "nightly"; 1 to delete: "ci".',
    );
    await project.must(...up);
    expect(await outputsOf(project)).toEqual(first);
    expect(liveIn(simulator)).toMatchObject([
      { client_id: first.nightly, description: "changed" },
      { name: expect.stringMatching(/^more-fleet-[0-9a-f]{7}$/) },
    ]);
    await project.must(...destroy);
    expect(liveIn(simulator)).toEqual([]);
  }),
  90_000,
);

async function example(name: string, settings: NodeJS.ProcessEnv): Promise<PulumiProject> {
  const project = await exampleProject(name, { ...settings, ...(await languageSettings()) });
  // An old language host takes the Python on PATH, a newer one what Pulumi.yaml names.
  if (name === "python") await symlink(await pythonEnvironment(), join(project.folder, "venv"));
  return project;
}
