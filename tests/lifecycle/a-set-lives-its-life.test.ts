import type { Simulator } from "../../simulator";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import { eachDoor } from "../provider/door";
import { liveIn } from "../support/live-credentials";
import { newProject, settingsFor } from "../support/sandbox";
import { simulated } from "../support/simulated";
import { outputsOf, resourcesIn } from "../support/stack-state";
import { pluginProgram, program } from "./programs";

const up = ["up", "--yes", "--skip-preview"];
const destroy = ["destroy", "--yes", "--skip-preview"];
const refresh = ["refresh", "--yes", "--skip-preview"];

const importing = { dynamic: program, plugin: pluginProgram };

const declaring = ({ serviceAccountId }: Simulator) => `
  const credentials = require("./credentials.json");
  const fleet = new ServiceAccountCredentialSet("fleet", { serviceAccountId: "${serviceAccountId}", credentials });
  module.exports = { clientIds: fleet.clientIds, clientSecrets: fleet.clientSecrets };`;

/** A stack that logs in with all that another one's set holds. */
const consuming = (stack: string) => `
  const { Keycard } = require("pulumi-keycard/sdk");
  const fleet = new pulumi.StackReference("organization/${stack}/dev");
  const baseUrl = process.env.KEYCARD_BASE_URL;
  const held = [fleet.requireOutput("clientIds"), fleet.requireOutput("clientSecrets")];
  exports.loggedIn = pulumi.unsecret(pulumi.all(held).apply(async ([clientIds, clientSecrets]) => {
    const logIn = ([key, clientId]) => new Keycard({ baseUrl, clientId, clientSecret: clientSecrets[key] }).login();
    await Promise.all(Object.entries(clientIds).map(logIn));
    return Object.keys(clientIds).sort().join();
  }));`;

function declare(project: PulumiProject, credentials: object): Promise<void> {
  return project.write({ "credentials.json": JSON.stringify(credentials) });
}

function operations(simulator: Simulator): string[] {
  return simulator.requests.map(({ operation }) => operation).toSorted();
}

/** By key. */
async function heldIn(project: PulumiProject) {
  const [set] = await resourcesIn(project, "ServiceAccountCredentialSet");
  const { credentialIds, clientIds } = set?.outputs ?? {};
  return {
    id: set?.id,
    credentialIds: credentialIds as Record<string, string>,
    clientIds: clientIds as Record<string, string>,
  };
}

eachDoor((door) => {
  test(
    "declared, used by another stack, changed key by key, missed, made again, destroyed",
    simulated(async (simulator) => {
      const settings = settingsFor(simulator);
      const project = await newProject(importing[door](declaring(simulator)), settings);
      const consumer = await newProject(program(consuming(project.name)), settings);
      await declare(project, { a: {}, b: {}, c: {}, d: { name: "chosen" } });

      expect(await project.must("preview")).toMatch(/ServiceAccountCredentialSet fleet create/);
      expect(operations(simulator)).toEqual([]);
      await project.must(...up);
      expect(operations(simulator)).toEqual([
        ...Array.from({ length: 4 }, () => "createCredential"),
        "token",
      ]);
      const first = await heldIn(project);
      const suffix = /-fleet-[0-9a-f]{7}$/;
      expect(
        liveIn(simulator)
          .map(({ name }) => name.replace(suffix, ""))
          .toSorted(),
      ).toEqual(["a", "b", "c", "chosen"]);
      expect(await outputsOf(project)).toEqual({
        clientIds: first.clientIds,
        clientSecrets: "[secret]",
      });
      await consumer.must(...up);
      expect(await outputsOf(consumer)).toEqual({ loggedIn: "a,b,c,d" });
      await project.must("preview", "--expect-no-changes");

      await declare(project, {
        b: { rotateWhenChanged: { key: "second" } },
        c: { description: "changed" },
        d: { name: "chosen" },
        e: {},
      });
      const changes = '1 to create: "e"; 1 to replace: "b"; 1 to change: "c"; 1 to delete: "a".';
      expect(await project.must("preview")).toContain(changes);
      const detailed = await project.must("preview", "--diff");
      expect(detailed).toMatch(
        /~ credentials\s*: \{\s+- a: \{\}\s+~ b: .*\+ key: "second".*~ c: .*"changed".*\+ e: \{\}/s,
      );
      simulator.clearRequests();
      expect(await project.must(...up)).toMatch(/~ 1 updated/);
      expect(operations(simulator)).toEqual([
        "createCredential",
        "createCredential",
        "deleteCredential",
        "deleteCredential",
        "listCredentials",
        "token",
        "updateCredential",
      ]);
      const second = await heldIn(project);
      expect(second.id).toBe(first.id);
      expect(Object.keys(second.clientIds).toSorted()).toEqual(["b", "c", "d", "e"]);
      for (const key of ["c", "d"]) expect(second.clientIds[key]).toBe(first.clientIds[key]);
      expect(second.clientIds.b).not.toBe(first.clientIds.b);
      expect(
        liveIn(simulator)
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(Object.values(second.credentialIds).toSorted());
      await consumer.must(...up);
      expect(await outputsOf(consumer)).toEqual({ loggedIn: "b,c,d,e" });
      await project.must(...refresh, "--expect-no-changes");

      simulator.removeCredential(second.credentialIds.c ?? "");
      const refreshed = await project.must(...refresh);
      expect(refreshed).toContain(
        'the credentials of these keys were deleted outside Pulumi: "c".',
      );
      expect((await heldIn(project)).clientIds).not.toHaveProperty("c");
      expect(await project.must("preview")).toContain('1 to create: "c".');
      await project.must(...up);
      await consumer.must(...up);
      expect(liveIn(simulator)).toHaveLength(4);

      await consumer.must(...destroy);
      await project.must(...destroy);
      expect(liveIn(simulator)).toEqual([]);
      expect(await resourcesIn(project, "ServiceAccountCredentialSet")).toEqual([]);
    }),
    240_000,
  );
});
