import { NotFoundError } from "../../sdk";
import type { Simulator } from "../../simulator";
import { errorOf } from "../support/evidence";
import { exampleProject } from "../support/example-project";
import { liveIn } from "../support/live-credentials";
import { settingsFor } from "../support/sandbox";
import { clientOf, simulated } from "../support/simulated";
import { credentialsIn, outputsOf, secretOf } from "../support/stack-state";

const up = ["up", "--yes", "--skip-preview"];

function operations(simulator: Simulator): string[] {
  return simulator.requests.map(({ operation }) => operation);
}

test(
  "declared, applied, used by another stack, renamed, rotated, drifted, destroyed",
  simulated(async (simulator) => {
    const quickstart = await exampleProject("quickstart", settingsFor(simulator));
    const consumer = await exampleProject("consumer", {});
    await quickstart.must("config", "set", "serviceAccountId", simulator.serviceAccountId);
    await consumer.must("config", "set", "credentialStack", "organization/quickstart/dev");
    await consumer.must("config", "set", "keycard:baseUrl", simulator.baseUrl);

    // A preview knows that it will be created, and asks the API nothing.
    expect(await quickstart.must("preview")).toMatch(/ServiceAccountCredential ci create/);
    expect(operations(simulator)).toEqual([]);

    await quickstart.must(...up);
    const [made] = await credentialsIn(quickstart);
    const first = await outputsOf(quickstart);
    expect(liveIn(simulator)).toMatchObject([
      { client_id: first.clientId, name: made?.outputs.name },
    ]);
    expect(made?.outputs.name).toMatch(/^ci-[0-9a-f]{7}$/);
    expect(made?.id).toBe(
      `${simulator.organizationId}/${simulator.serviceAccountId}/${made?.outputs.credentialId}`,
    );
    expect(first.clientSecret).toBe("[secret]");
    expect(made?.outputs.clientSecret).toHaveProperty("ciphertext");
    expect(Buffer.byteLength(String(made?.outputs.__provider))).toBeLessThanOrEqual(64);
    expect(operations(simulator)).toEqual(["token", "createCredential"]);

    await consumer.must(...up);
    const report = `logged in as ${first.clientId}, the credential named ${made?.outputs.name}`;
    expect(await outputsOf(consumer)).toEqual({ report });
    expect(await consumer.stateText()).not.toContain(await secretOf(quickstart, "clientSecret"));
    await quickstart.must("preview", "--expect-no-changes");
    await quickstart.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");

    simulator.clearRequests();
    const firstSecret = await secretOf(quickstart, "clientSecret");
    await quickstart.must("config", "set", "name", "deploy");
    expect(await quickstart.must(...up)).toMatch(/~ 1 updated/);
    expect(liveIn(simulator)).toMatchObject([{ client_id: first.clientId, name: "deploy" }]);
    expect(operations(simulator)).toEqual(["token", "updateCredential"]);
    expect(await secretOf(quickstart, "clientSecret")).toBe(firstSecret);
    await consumer.must("preview", "--expect-no-changes");

    simulator.clearRequests();
    await quickstart.must("config", "set", "rotation", "second");
    expect(await quickstart.must(...up)).toMatch(/\+-1 replaced/);
    const second = await outputsOf(quickstart);
    expect(second.clientId).not.toBe(first.clientId);
    expect(liveIn(simulator)).toMatchObject([{ client_id: second.clientId, name: "deploy" }]);
    // One provider process creates, and deletes only then.
    expect(operations(simulator)).toEqual(["token", "createCredential", "deleteCredential"]);
    const old = clientOf(simulator, {
      clientId: String(first.clientId),
      clientSecret: firstSecret,
    });
    expect((await errorOf(old.login())).message).toContain("401");
    await consumer.must(...up);
    expect(await outputsOf(consumer)).toEqual({
      report: `logged in as ${second.clientId}, the credential named deploy`,
    });

    simulator.changeCredential(String(liveIn(simulator)[0]?.id), {
      name: "by hand",
      description: "by hand",
    });
    const secret = await secretOf(quickstart, "clientSecret");
    const refreshed = await quickstart.must("refresh", "--yes", "--skip-preview", "--diff");
    expect(refreshed).toMatch(/~ name\s*: "deploy" => "by hand"/);
    await quickstart.must(...up);
    expect(liveIn(simulator)).toMatchObject([
      {
        client_id: second.clientId,
        name: "deploy",
        description: "Declared by the quickstart example",
      },
    ]);
    expect(await secretOf(quickstart, "clientSecret")).toBe(secret);

    await consumer.must("destroy", "--yes", "--skip-preview");
    await quickstart.must("destroy", "--yes", "--skip-preview");
    expect(liveIn(simulator)).toEqual([]);
    expect(await credentialsIn(quickstart)).toEqual([]);
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;
    const owner = {
      organization_id: simulator.organizationId,
      service_account_id: simulator.serviceAccountId,
    };
    expect(
      await errorOf(credentials.retrieve(String(made?.outputs.credentialId), owner)),
    ).toBeInstanceOf(NotFoundError);
  }),
  300_000,
);
