import type { Simulator } from "../../simulator";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import type { Files } from "../support/sandbox";
import { newProject, settingsFor } from "../support/sandbox";
import { clientOf, simulated } from "../support/simulated";
import { editOutputs, outputsOf, resourcesIn, secretOf } from "../support/stack-state";
import { program } from "./programs";

const up = ["up", "--yes", "--skip-preview"];
const refresh = ["refresh", "--yes", "--skip-preview"];
const type = "RotatingServiceAccountCredential";
const longAgo = "2026-01-01T00:00:00.000Z";

/** An account and its rotating credential. The arguments are JavaScript source. */
function chain({ account = "", credential = "" } = {}): Files {
  return program(`
    const robot = new ServiceAccount("robot", { ${account} });
    const ci = new RotatingServiceAccountCredential("ci", {
      serviceAccountId: robot.id,
      rotateWhenChanged: { key: process.env.ROTATION ?? "first" },
      ${credential}
    });
    // Depends on what a rotation changes.
    const user = new pulumi.dynamic.Resource(
      { create: async () => ({ id: "user", outs: {} }) }, "user", { clientId: ci.clientId });
    module.exports = { clientId: ci.clientId, secret: ci.clientSecret };`);
}

/** The client ids that can log in, of all that the chain made. */
const liveIds = (simulator: Simulator) =>
  simulator
    .credentials()
    .filter(({ name }) => name.startsWith("ci-"))
    .map(({ client_id }) => client_id);

async function pairOf(project: PulumiProject) {
  const { clientId } = await outputsOf(project);
  return { clientId: String(clientId), clientSecret: await secretOf(project, "secret") };
}

test(
  "an account and its credential live in one program: rotated, renamed, refreshed, destroyed",
  simulated(async (simulator) => {
    const project = await newProject(chain(), settingsFor(simulator));
    await project.must("preview");
    await project.must(...up);
    const first = await pairOf(project);
    await project.must("preview", "--expect-no-changes");

    const rotation = { ROTATION: "second" };
    const preview = await project.pulumi(["preview"], rotation);
    expect(preview.output).toContain('a rotation is due: "rotateWhenChanged" has changed');
    expect(preview.output).toMatch(/~ 2 to update|\\+-1 to replace/);
    await project.pulumi(up, rotation);
    const second = await pairOf(project);
    expect(liveIds(simulator)).toEqual([first.clientId, second.clientId]);
    for (const pair of [first, second]) await clientOf(simulator, pair).login();
    const [held] = await resourcesIn(project, type);
    expect(held?.outputs.previous).toMatchObject([{ clientId: first.clientId }]);

    simulator.clearRequests();
    await project.write(chain({ account: 'name: "robot-of-ops"' }));
    const renamed = await project.pulumi(["preview"], rotation);
    expect(renamed.output).toMatch(/~ 1 to update\s+3 unchanged/);
    await project.pulumi(up, rotation);
    expect(simulator.requests.map(({ operation }) => operation)).toEqual([
      "token",
      "updateServiceAccount",
    ]);
    await project.must(...refresh, "--expect-no-changes");

    await project.must("destroy", "--yes", "--skip-preview");
    expect(liveIds(simulator)).toEqual([]);
    expect(await resourcesIn(project, "ServiceAccount")).toEqual([]);
  }),
  120_000,
);

test(
  "a new account may be of another organization than the configured one, or where none is configured",
  simulated(async (simulator) => {
    const { organizationId } = simulator.addOrganization({ label: "acme" });
    const project = await newProject(chain({ account: 'organizationId: "acme"' }), {
      ...settingsFor(simulator),
      KEYCARD_ORGANIZATION_ID: "",
    });

    await project.must("preview");
    await project.must(...up);
    const [made, ...others] = simulator.credentials().filter(({ name }) => name.startsWith("ci-"));
    expect(made?.organization_id).toBe(organizationId);
    expect(others).toEqual([]);
    await project.must("preview", "--expect-no-changes");
    await project.must("destroy", "--yes", "--skip-preview");
  }),
  60_000,
);

test(
  "what is due by the clock shows in a preview with its reason, not in a refresh, and is done by the next up",
  simulated(async (simulator) => {
    const credential = "rotateEveryDays: 30";
    const project = await newProject(chain({ credential }), settingsFor(simulator));
    await project.must(...up);
    const first = await pairOf(project);
    await editOutputs(project, type, (outputs) => ({ ...outputs, nextRotationAt: longAgo }));

    await project.must(...refresh, "--expect-no-changes");
    await project.must("refresh", "--yes", "--run-program", "--expect-no-changes");
    const { output } = await project.pulumi(["preview"]);
    expect(output).toContain(`a rotation is due since ${longAgo}: "rotateEveryDays" is 30.`);
    await project.must(...up);
    const second = await pairOf(project);
    expect(liveIds(simulator)).toEqual([first.clientId, second.clientId]);
    await project.must("preview", "--expect-no-changes");
  }),
  120_000,
);

test(
  "a superseded one that is in use is kept with a warning, and one that can't be deleted is deleted by a later up",
  simulated(async (simulator) => {
    const project = await newProject(chain(), settingsFor(simulator));
    const rotation = { ROTATION: "second" };
    await project.must(...up);
    const first = await pairOf(project);
    await project.pulumi(up, rotation);
    const second = await pairOf(project);
    await clientOf(simulator, first).login();
    await editOutputs(project, type, (outputs) => ({
      ...outputs,
      previous: (outputs.previous as object[]).map((one) => ({
        ...one,
        supersededAt: longAgo,
        retiresAt: longAgo,
      })),
    }));

    const kept = await project.pulumi(up, rotation);
    expect(kept.exitCode).toBe(0);
    expect(kept.output).toMatch(/is kept: it was used at .*, within the last 24 hours/);
    expect(liveIds(simulator)).toEqual([first.clientId, second.clientId]);

    await project.write(chain({ credential: "keepIfUsedWithinHours: 0" }));
    simulator.fault({ kind: "status", status: 403, operation: "deleteCredential" });
    const failed = await project.pulumi(up, rotation);
    expect(failed.exitCode).toBe(0);
    expect(failed.output).toMatch(/is kept: it could not be deleted\. .*answered 403/);
    expect((await resourcesIn(project, type))[0]?.outputs.previous).toHaveLength(1);

    await project.must(...refresh);
    expect((await project.pulumi(up, rotation)).exitCode).toBe(0);
    expect(liveIds(simulator)).toEqual([second.clientId]);
    expect(await secretOf(project, "secret")).toBe(second.clientSecret);
  }),
  120_000,
);

test(
  "a current one that is deleted outside Pulumi shows in a refresh, and the next up makes another",
  simulated(async (simulator) => {
    const project = await newProject(chain(), settingsFor(simulator));
    const rotation = { ROTATION: "second" };
    await project.must(...up);
    const first = await pairOf(project);
    await project.pulumi(up, rotation);
    const [current] = simulator
      .credentials()
      .filter(({ name }) => name.startsWith("ci-"))
      .slice(-1);
    simulator.removeCredential(String(current?.id));

    const refreshed = await project.pulumi(refresh);
    expect(refreshed.output).toContain("its current credential");
    expect(refreshed.output).toMatch(/~ 1 updated/);
    await project.pulumi(up, rotation);
    const third = await pairOf(project);
    expect(liveIds(simulator)).toEqual([first.clientId, third.clientId]);
    await clientOf(simulator, third).login();
  }),
  120_000,
);
