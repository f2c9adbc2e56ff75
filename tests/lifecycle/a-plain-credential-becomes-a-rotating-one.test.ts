import { liveIn } from "../support/live-credentials";
import { newProject, settingsFor } from "../support/sandbox";
import { clientOf, simulated } from "../support/simulated";
import { outputsOf, resourcesIn, secretOf } from "../support/stack-state";
import { program } from "./programs";

const up = ["up", "--yes", "--skip-preview"];

/** One credential of the class, which was of the other class before. */
const declared = (className: string, before: string, serviceAccountId: string, more = "") =>
  program(`
    const aliases = [{ type: "pulumi-nodejs:dynamic/keycard:${before}" }];
    const args = { serviceAccountId: "${serviceAccountId}", ${more} };
    const ci = new ${className}("ci", args, { aliases });
    module.exports = { clientId: ci.clientId, secret: ci.clientSecret };`);

test(
  "by an alias, without a request that changes anything, and then rotates with an overlap",
  simulated(async (simulator) => {
    const { serviceAccountId } = simulator;
    const plain = ["ServiceAccountCredential", "RotatingServiceAccountCredential"] as const;
    const rotating = [plain[1], plain[0]] as const;
    const project = await newProject(declared(...plain, serviceAccountId), settingsFor(simulator));
    await project.must(...up);
    const { clientId } = await outputsOf(project);
    const clientSecret = await secretOf(project, "secret");

    simulator.clearRequests();
    await project.write(declared(...rotating, serviceAccountId));
    expect(await project.must(...up)).toMatch(/~ 1 updated/);
    expect(simulator.requests).toEqual([]);
    expect(await secretOf(project, "secret")).toBe(clientSecret);
    await project.must("preview", "--expect-no-changes");
    await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");

    await project.write(declared(...rotating, serviceAccountId, 'rotateWhenChanged: { key: "1" }'));
    await project.must(...up);
    const [held] = await resourcesIn(project, plain[1]);
    expect(held?.outputs.previous).toMatchObject([{ clientId }]);
    await clientOf(simulator, { clientId: String(clientId), clientSecret }).login();

    await project.write(declared(...plain, serviceAccountId, 'description: "plain"'));
    const back = await project.pulumi(up);
    expect(back.output).toContain("can't become a ServiceAccountCredential");
    expect(back.exitCode).not.toBe(0);
    expect(liveIn(simulator)).toHaveLength(2);
    await project.must("destroy", "--yes", "--skip-preview");
    expect(liveIn(simulator)).toEqual([]);
  }),
  120_000,
);

test(
  "also where it can't be verified at first: a refresh in between leads nowhere else",
  simulated(async (simulator) => {
    const { serviceAccountId } = simulator;
    const plain = ["ServiceAccountCredential", "RotatingServiceAccountCredential"] as const;
    const project = await newProject(declared(...plain, serviceAccountId), settingsFor(simulator));
    await project.must(...up);
    await project.write(declared(plain[1], plain[0], serviceAccountId, "verify: true"));
    simulator.fault({ kind: "status", status: 403, operation: "token" });
    expect((await project.pulumi(up)).output).toMatch(/logging in with it failed/);

    await project.must("refresh", "--yes", "--skip-preview");
    await project.must(...up, "--refresh");
    expect(await resourcesIn(project, plain[1])).toMatchObject([{ outputs: { verify: true } }]);
    await project.must("preview", "--expect-no-changes");
    await project.must("destroy", "--yes", "--skip-preview");
    expect(liveIn(simulator)).toEqual([]);
  }),
  120_000,
);
