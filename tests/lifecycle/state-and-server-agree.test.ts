import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { liveIn } from "../support/live-credentials";
import { newProject, settingsFor } from "../support/sandbox";
import { simulated } from "../support/simulated";
import { credentialsIn, outputsOf, secretOf } from "../support/stack-state";
import { credentials, oneCredential, program } from "./programs";

const up = ["up", "--yes", "--skip-preview"];
const destroy = ["destroy", "--yes", "--skip-preview"];
const refresh = ["refresh", "--yes", "--skip-preview"];

test(
  "creates of twelve credentials send thirteen requests",
  simulated(async (simulator) => {
    const args = `serviceAccountId: "${simulator.serviceAccountId}"`;
    const names = Array.from({ length: 12 }, (_, n) => [`c${n}`, args]);
    const project = await newProject(
      credentials(Object.fromEntries(names)),
      settingsFor(simulator),
    );

    await project.must(...up);
    expect(simulator.requests).toHaveLength(13);
    expect(liveIn(simulator)).toHaveLength(12);
    await project.must(...destroy);
    expect(liveIn(simulator)).toEqual([]);
  }),
  60_000,
);

test(
  "one that is deleted outside Pulumi is dropped by refresh and made again by up",
  simulated(async (simulator) => {
    const project = await newProject(oneCredential(simulator), settingsFor(simulator));
    await project.must(...up);
    const [before] = liveIn(simulator);
    simulator.removeCredential(String(before?.id));

    await project.must(...refresh);
    expect(await credentialsIn(project)).toEqual([]);
    await project.must(...up);
    const [after] = liveIn(simulator);
    expect(after?.id).not.toBe(before?.id);
    expect((await outputsOf(project)).ciClientId).toBe(after?.client_id);

    simulator.removeCredential(String(after?.id));
    await project.must(...destroy);
    expect(await credentialsIn(project)).toEqual([]);
  }),
  60_000,
);

test(
  "a description is changed, cleared, and removed without a trace",
  simulated(async (simulator) => {
    const project = await newProject(
      oneCredential(simulator, 'description: "one"'),
      settingsFor(simulator),
    );
    await project.must(...up);

    await project.write(oneCredential(simulator, 'description: "two"'));
    await project.must(...up);
    expect(liveIn(simulator)).toMatchObject([{ description: "two" }]);
    await project.write(oneCredential(simulator));
    await project.must(...up);
    expect(liveIn(simulator)[0]?.description ?? "").toBe("");
    await project.write(oneCredential(simulator, 'description: ""'));
    await project.must("preview", "--expect-no-changes");
    await project.must(...refresh, "--expect-no-changes");
  }),
  60_000,
);

test(
  "an explicit name that is removed stays, and drift does not become the name",
  simulated(async (simulator) => {
    const project = await newProject(
      oneCredential(simulator, 'name: "chosen"'),
      settingsFor(simulator),
    );
    await project.must(...up);
    await project.write(oneCredential(simulator));
    await project.must(...up);
    expect(liveIn(simulator)).toMatchObject([{ name: "chosen" }]);

    simulator.changeCredential(String(liveIn(simulator)[0]?.id), { name: "by hand" });
    await project.must(...refresh);
    await project.must(...up);
    expect(liveIn(simulator)).toMatchObject([{ name: "chosen" }]);
    await project.must("preview", "--expect-no-changes");
  }),
  60_000,
);

test(
  "a service account that a preview can't know yet is created with once it is known",
  simulated(async (simulator) => {
    const project = await newProject(
      program(`
        const later = new pulumi.dynamic.Resource(
          { create: async ({ known }) => ({ id: "later", outs: { account: known } }) },
          "later", { known: "${simulator.serviceAccountId}", account: undefined });
        new ServiceAccountCredential("ci", {
          serviceAccountId: later.account,
          rotateWhenChanged: { account: later.account },
        });`),
      settingsFor(simulator),
    );

    expect(await project.must("preview")).toMatch(/ServiceAccountCredential ci create/);
    await project.must(...up);
    expect(liveIn(simulator)).toHaveLength(1);
    await project.must("preview", "--expect-no-changes");
  }),
  60_000,
);

test(
  "another organization in config later moves nothing that exists",
  simulated(async (simulator) => {
    const project = await newProject(oneCredential(simulator), settingsFor(simulator));
    await project.must(...up);
    await project.must(
      "config",
      "set",
      "keycard:organizationId",
      simulator.addOrganization().organizationId,
    );

    await project.must("preview", "--expect-no-changes");
    await project.must(...refresh, "--expect-no-changes");
    await project.must(...destroy);
    expect(liveIn(simulator)).toEqual([]);
  }),
  60_000,
);

test.each([
  ["is another", (organizationId: string) => organizationId],
  ["is gone", () => ""],
])(
  "a rotation stays in its organization where the configured one %s",
  async (_, configured) => {
    await simulated(async (simulator) => {
      const rotated = (key: string) =>
        oneCredential(simulator, `rotateWhenChanged: { key: "${key}" }`);
      const project = await newProject(rotated("one"), settingsFor(simulator));
      await project.must(...up);
      const [first] = liveIn(simulator);
      await project.write(rotated("two"));
      const { organizationId } = simulator.addOrganization();

      const env = { KEYCARD_ORGANIZATION_ID: configured(organizationId) };
      expect((await project.pulumi(up, env)).output).toMatch(/\+-1 replaced/);
      const [second, ...others] = liveIn(simulator);
      expect(others).toEqual([]);
      expect(second?.id).not.toBe(first?.id);
    })();
  },
  60_000,
);

test(
  "a key that is refused later leaves the state alone, and the error says whose it is",
  simulated(async (simulator) => {
    const project = await newProject(oneCredential(simulator), settingsFor(simulator));
    await project.must(...up);
    const secret = await secretOf(project, "ciSecret");
    const wrong = { KEYCARD_CLIENT_SECRET: "not-the-secret-any-more-0123456789" };

    for (const command of [refresh, destroy]) {
      const { exitCode, output } = await project.pulumi(command, wrong);
      expect(exitCode).not.toBe(0);
      expect(output).toMatch(/They come from the environment .*--run-program/);
      expect(output).not.toContain(wrong.KEYCARD_CLIENT_SECRET);
      expect(await credentialsIn(project)).toHaveLength(1);
      expect(await secretOf(project, "ciSecret")).toBe(secret);
    }
    await project.must(...destroy);
    expect(liveIn(simulator)).toEqual([]);
  }),
  60_000,
);

test(
  "an id edited by hand is named, and nothing is sent",
  simulated(async (simulator) => {
    const project = await newProject(oneCredential(simulator), settingsFor(simulator));
    await project.must(...up);
    const file = join(project.folder, "state.json");
    await project.must("stack", "export", "--file", file);
    const [made] = await credentialsIn(project);
    const exported = await readFile(file, "utf8");
    await writeFile(file, exported.replaceAll(String(made?.id), "only-one-part"));
    await project.must("stack", "import", "--file", file);
    simulator.clearRequests();

    for (const command of [refresh, destroy]) {
      const { exitCode, output } = await project.pulumi(command);
      expect(exitCode).not.toBe(0);
      expect(output).toContain(
        '"only-one-part" is not an id of the form <organization>/<service account>/<credential>',
      );
    }
    expect(simulator.requests).toEqual([]);
    expect(await credentialsIn(project)).toMatchObject([{ id: "only-one-part" }]);
  }),
  60_000,
);

test(
  "a credential that can't be verified stays in the state, and the next up finishes it",
  simulated(async (simulator) => {
    const project = await newProject(
      oneCredential(simulator, "verify: true"),
      settingsFor(simulator),
    );
    simulator.fault({ kind: "status", status: 403, operation: "token", skip: 1 });

    const { exitCode, output } = await project.pulumi(up);
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/The credential exists, but logging in with it failed/);
    const [made] = await credentialsIn(project);
    expect(liveIn(simulator)).toMatchObject([{ id: made?.outputs.credentialId }]);

    await project.must(...up);
    expect(liveIn(simulator)).toMatchObject([{ id: made?.outputs.credentialId }]);
    await project.must("preview", "--expect-no-changes");
  }),
  60_000,
);

test(
  "a rotation that can't be verified keeps the old credential, also when a refresh comes between",
  simulated(async (simulator) => {
    const rotated = (key: string) =>
      oneCredential(simulator, `verify: true, rotateWhenChanged: { key: "${key}" }`);
    const project = await newProject(rotated("one"), settingsFor(simulator));
    await project.must(...up);
    await project.write(rotated("two"));
    simulator.fault({ kind: "status", status: 403, operation: "token", skip: 1 });
    expect((await project.pulumi(up)).output).toMatch(/logging in with it failed/);
    expect(liveIn(simulator)).toHaveLength(2);

    await project.must(...refresh);
    simulator.fault({ kind: "status", status: 403, operation: "token" });
    expect((await project.pulumi(up)).output).toMatch(/logging in with it failed/);
    expect(liveIn(simulator)).toHaveLength(2);

    await project.must(...up);
    const clientId = String((await outputsOf(project)).ciClientId);
    expect(liveIn(simulator)).toMatchObject([{ client_id: clientId }]);
    await project.must("preview", "--expect-no-changes");
  }),
  90_000,
);
