import type { Simulator } from "../../simulator";
import { liveIn } from "../support/live-credentials";
import { newProject, settingsFor } from "../support/sandbox";
import { clientOf, simulated } from "../support/simulated";
import { credentialsIn, outputsOf, secretOf } from "../support/stack-state";
import { pluginProgram } from "./programs";

const up = ["up", "--yes", "--skip-preview"];
const refresh = ["refresh", "--yes", "--skip-preview"];

const operations = (simulator: Simulator) =>
  simulator.requests.map(({ operation }) => operation).filter((each) => each !== "token");

test(
  "declared, renamed, rotated, drifted, looked up and destroyed",
  simulated(async (simulator) => {
    const { serviceAccountId } = simulator;
    // What depends on outputs that stay is not touched by an update, and its preview says so.
    const declared = (args: string) =>
      pluginProgram(`
        const ci = new ServiceAccountCredential("ci", { serviceAccountId: "${serviceAccountId}", ${args} });
        const user = { create: async (inputs) => ({ id: "user", outs: inputs }) };
        new pulumi.dynamic.Resource(user, "user", { clientId: ci.clientId, clientSecret: ci.clientSecret });
        const found = keycard.getServiceAccountCredentialOutput({ id: ci.id, includePermissions: true });
        module.exports = {
          clientId: ci.clientId, clientSecret: ci.clientSecret,
          foundName: found.name, foundClientId: found.clientId, permissions: found.permissions,
        };`);
    const project = await newProject(declared(""), settingsFor(simulator));

    expect(await project.must("preview")).toMatch(/ServiceAccountCredential ci create/);
    expect(operations(simulator)).toEqual([]);
    await project.must(...up);
    expect(operations(simulator)).toEqual(["createCredential", "retrieveCredential"]);
    const first = await outputsOf(project);
    const [made] = await credentialsIn(project);
    expect(first).toMatchObject({ clientSecret: "[secret]", foundName: made?.outputs.name });
    expect(made).toMatchObject({
      type: "keycard:index:ServiceAccountCredential",
      outputs: {
        name: expect.stringMatching(/^ci-[0-9a-f]{7}$/),
        clientSecret: { ciphertext: expect.anything() },
      },
    });
    const clientSecret = await secretOf(project, "clientSecret");
    await clientOf(simulator, { clientId: String(first.clientId), clientSecret }).login();
    await project.must("preview", "--expect-no-changes");
    await project.must(...refresh, "--expect-no-changes");

    await project.write(declared('name: "deploy"'));
    const preview = await project.must("preview", "--diff");
    expect(preview).toMatch(/\+ name\s*: "deploy"/);
    expect(preview).toMatch(/~ 1 to update\n\s*2 unchanged/);
    simulator.clearRequests();
    expect(await project.must(...up)).toMatch(/~ 1 updated/);
    expect(operations(simulator)).toEqual(["updateCredential", "retrieveCredential"]);
    expect(await secretOf(project, "clientSecret")).toBe(clientSecret);

    simulator.changeCredential(String(liveIn(simulator)[0]?.id), { name: "by hand" });
    expect(await project.must(...refresh, "--diff")).toMatch(/~ name\s*: "deploy" => "by hand"/);
    await project.must(...up);
    expect(liveIn(simulator)).toMatchObject([{ client_id: first.clientId, name: "deploy" }]);

    await project.write(declared('name: "deploy", rotateWhenChanged: { key: "2" }'));
    simulator.clearRequests();
    expect(await project.must(...up)).toMatch(/\+-1 replaced/);
    expect(operations(simulator)).toEqual([
      "createCredential",
      "retrieveCredential",
      "deleteCredential",
    ]);
    const second = await outputsOf(project);
    expect(second).toMatchObject({ foundClientId: second.clientId });
    expect(second.clientId).not.toBe(first.clientId);

    await project.must("destroy", "--yes", "--skip-preview");
    expect(liveIn(simulator)).toEqual([]);
    expect(await credentialsIn(project)).toEqual([]);
  }),
  180_000,
);

test(
  "what is imported by its id alone is unchanged by the next up",
  simulated(async (simulator) => {
    const { organizationId, serviceAccountId } = simulator;
    const { serviceAccounts } = clientOf(simulator).organizations;
    const { id } = await serviceAccounts.credentials.create(serviceAccountId, {
      organization_id: organizationId,
      name: "made by hand",
    });
    const project = await newProject(
      pluginProgram(`
        new ServiceAccountCredential("ci", { serviceAccountId: "${serviceAccountId}", name: "made by hand" });
        new RotatingServiceAccountCredential("night", { serviceAccountId: "${serviceAccountId}", name: "made by hand" });
        new ServiceAccount("robot", { name: "Simulated service account" });`),
      settingsFor(simulator),
    );
    const imported = [
      ["ServiceAccountCredential", "ci", `${organizationId}/${serviceAccountId}/${id}`],
      ["RotatingServiceAccountCredential", "night", `${organizationId}/${serviceAccountId}/${id}`],
      ["ServiceAccount", "robot", `${organizationId}/${serviceAccountId}`],
    ];
    for (const [type, name, resourceId] of imported) {
      const resource = [`keycard:index:${type}`, String(name), String(resourceId)];
      await project.must(
        "import",
        ...resource,
        "--yes",
        "--skip-preview",
        "--generate-code=false",
        "--protect=false",
      );
    }

    await project.must("preview", "--expect-no-changes");
    expect(await project.must(...up)).toMatch(/Resources:\n\s*4 unchanged/);
    const [held] = await credentialsIn(project);
    expect(held?.outputs).not.toHaveProperty("clientSecret");
    await project.must(...refresh, "--expect-no-changes");
  }),
  120_000,
);
