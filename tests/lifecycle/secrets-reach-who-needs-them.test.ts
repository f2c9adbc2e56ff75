import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { ConsumerProcess } from "../../tools/project/consumer-process";
import { keepEvidence } from "../support/evidence";
import { exampleProject } from "../support/example-project";
import { settingsFor } from "../support/sandbox";
import { clientOf, simulated } from "../support/simulated";
import { outputsOf, secretOf } from "../support/stack-state";

const up = ["up", "--yes", "--skip-preview"];
const destroy = ["destroy", "--yes", "--skip-preview"];

test(
  "a consumer that calls all the while has no failed call through two rotations",
  simulated(async (simulator) => {
    const project = await exampleProject("rotation", settingsFor(simulator));
    await project.must(...up);
    const consumer = await ConsumerProcess.start(project, {
      baseUrl: simulator.baseUrl,
      onOutput: (text) => keepEvidence("consumer", text),
    });
    const works = new Set([(await outputsOf(project)).clientId]);
    for (const rotation of ["second", "third"]) {
      await project.must("config", "set", "rotation", rotation);
      await project.must(...up);
      await consumer.calls(3);
      await consumer.handOver();
      works.add((await outputsOf(project)).clientId);
    }
    await consumer.calls(1);

    const { calls, failed } = await consumer.end();
    expect(failed).toBe(0);
    expect(calls).toBeGreaterThan(6);
    expect(works.size).toBe(3);
    const live = simulator.credentials().map(({ client_id }) => client_id);
    expect(live).toEqual(expect.arrayContaining([...works]));
    await project.must(...destroy);
  }),
  120_000,
);

test(
  "a secret that is handed to another provider's resource stays one, and follows a replacement",
  simulated(async (simulator) => {
    const project = await exampleProject("ci-secrets", settingsFor(simulator));
    const manifest = join(project.folder, "deployer-secret.json");
    /** What the manifest holds logs in. */
    const logIn = async () => {
      const { stringData } = JSON.parse(await readFile(manifest, "utf8"));
      const pair = {
        clientId: stringData.KEYCARD_CLIENT_ID,
        clientSecret: stringData.KEYCARD_CLIENT_SECRET,
      };
      await clientOf(simulator, pair).login();
      expect(await project.stateText()).not.toContain(pair.clientSecret);
      return pair.clientId;
    };

    await project.must(...up);
    expect((await stat(manifest)).mode & 0o777).toBe(0o600);
    const first = await logIn();
    await project.must("config", "set", "rotation", "second");
    expect(await project.must(...up)).toMatch(/\+-1 replaced/);
    expect(await logIn()).not.toBe(first);
    await project.must("preview", "--expect-no-changes");

    await project.must(...destroy);
    await expect(stat(manifest)).rejects.toThrow("ENOENT");
  }),
  120_000,
);

test(
  "each key of a set has a secret of its own, and one is replaced without the others",
  simulated(async (simulator) => {
    const project = await exampleProject("credential-set", settingsFor(simulator));
    await project.must(...up);
    const clientIds = async (): Promise<Record<string, string>> =>
      JSON.parse(await project.must("stack", "output", "clientIds", "--json"));
    const { nightly: first = "", ...others } = await clientIds();
    const clientSecret = await secretOf(project, "nightlySecret");
    await clientOf(simulator, { clientId: first, clientSecret }).login();

    await project.must("config", "set", "--path", "rotations.nightly", "second");
    expect(await project.must("preview")).toContain('1 to replace: "nightly".');
    await project.must(...up);
    const { nightly: second, ...same } = await clientIds();
    expect(second).not.toBe(first);
    expect(same).toEqual(others);
    await project.must("preview", "--expect-no-changes");
    await project.must(...destroy);
  }),
  120_000,
);
