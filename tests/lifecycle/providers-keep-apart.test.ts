import { liveIn } from "../support/live-credentials";
import { newProject, settingsFor } from "../support/sandbox";
import { clientOf, simulated } from "../support/simulated";
import { credentialsIn, outputsOf, secretOf } from "../support/stack-state";
import { oneCredential, pluginProgram, program } from "./programs";

const up = ["up", "--yes", "--skip-preview"];
const destroy = ["destroy", "--yes", "--skip-preview"];

const doors = { dynamic: program, plugin: pluginProgram };
const each = 8;

test.each(Object.entries(doors))(
  "two providers with keys of their own work in their organizations, and their secrets are secrets: %s",
  (_, programOf) =>
    simulated(async (simulator) => {
      const accounts = [];
      for (const label of ["acme", "globex"]) {
        const { organizationId } = simulator.addOrganization({ label });
        const { serviceAccountId } = simulator.addServiceAccount(organizationId);
        const { credentials } = clientOf(simulator).organizations.serviceAccounts;
        const { client_id, client_secret } = await credentials.create(serviceAccountId, {
          organization_id: organizationId,
          name: "admin",
        });
        accounts.push({ label, organizationId, serviceAccountId, client_id, client_secret });
      }
      const declarations = accounts.map(
        ({ label, organizationId, serviceAccountId, client_id }) => `
        const ${label} = new Provider("${label}", {
          organizationId: "${organizationId}", clientId: "${client_id}", clientSecret: process.env.${label} });
        for (let count = 1; count <= ${each}; count++) {
          new ServiceAccountCredential("${label}-" + count,
            { serviceAccountId: "${serviceAccountId}" }, { provider: ${label} });
        }`,
      );
      const { KEYCARD_BASE_URL } = settingsFor(simulator);
      const secrets = accounts.map(({ label, client_secret }) => [label, client_secret]);
      const project = await newProject(programOf(declarations.join("\n")), {
        KEYCARD_BASE_URL,
        ...Object.fromEntries(secrets),
      });

      await project.must(...up);
      const state = await project.stateText();
      for (const { label, organizationId, client_secret } of accounts) {
        const made = simulator
          .credentials()
          .filter(({ organization_id }) => organization_id === organizationId);
        expect(made.map(({ name }) => name)).toEqual([
          "admin",
          ...Array(each).fill(expect.stringMatching(new RegExp(`^${label}-[0-9]-[0-9a-f]{7}$`))),
        ]);
        expect(state).not.toContain(client_secret);
      }
      await project.must(...destroy);
      expect(await credentialsIn(project)).toEqual([]);
    })(),
  90_000,
);

test.each(Object.entries(doors))(
  "stack config wins over the environment, and an explicit provider takes from it what it isn't given: %s",
  (_, programOf) =>
    simulated(async (simulator) => {
      const project = await newProject(
        programOf(`
        const organizationId = new pulumi.Config().require("organization");
        const provider = new Provider("p", { organizationId });
        new ServiceAccountCredential("a", { serviceAccountId: "${simulator.serviceAccountId}" });
        new ServiceAccountCredential("b", { serviceAccountId: "${simulator.serviceAccountId}" }, { provider });`),
        {
          KEYCARD_CLIENT_ID: "of-another-tenant",
          KEYCARD_CLIENT_SECRET: "secret-of-another-tenant-0123456789",
          KEYCARD_ORGANIZATION_ID: "another-tenant",
          KEYCARD_BASE_URL: "http://127.0.0.1:4",
        },
      );
      const { clientId, clientSecret, organizationId, baseUrl } = simulator;
      await project.must("config", "set", "organization", organizationId);
      await project.must("config", "set", "--secret", "keycard:clientId", clientId);
      await project.quietly("config", "set", "--secret", "keycard:clientSecret", clientSecret);
      await project.must("config", "set", "keycard:organizationId", organizationId);
      await project.must("config", "set", "keycard:baseUrl", baseUrl);

      await project.must(...up);
      expect(liveIn(simulator)).toHaveLength(2);
      const state = await project.stateText();
      expect(state).not.toContain(clientSecret);
      expect(state).not.toContain(clientId);
      await project.must(...destroy);
      expect(liveIn(simulator)).toEqual([]);
    })(),
  90_000,
);

test(
  "nobody saws off the branch they sit on, unless they said so in an earlier up",
  simulated(async (simulator) => {
    const rotate = (value: string, more = "") =>
      oneCredential(simulator, `rotateWhenChanged: { key: "${value}" }, ${more}`);
    const project = await newProject(rotate("one"), settingsFor(simulator));
    await project.must(...up);
    const own = {
      KEYCARD_CLIENT_ID: String((await outputsOf(project)).ciClientId),
      KEYCARD_CLIENT_SECRET: await secretOf(project, "ciSecret"),
    };
    const apply = async (files: Record<string, string>) => {
      await project.write(files);
      return project.pulumi(up, own);
    };

    const both = await apply(rotate("two", "allowSelfRevocation: true"));
    expect(both.output).toMatch(
      /Won't replace the credential that this provider is logged in with/,
    );
    expect(both.exitCode).not.toBe(0);
    const removal = await project.pulumi(destroy, own);
    expect(removal.output).toMatch(/Won't delete the credential/);
    expect(removal.exitCode).not.toBe(0);
    expect(liveIn(simulator)).toMatchObject([{ client_id: own.KEYCARD_CLIENT_ID }]);

    simulator.clearRequests();
    expect((await apply(rotate("one", "allowSelfRevocation: true"))).exitCode).toBe(0);
    expect(simulator.requests).toEqual([]);
    expect((await apply(rotate("two", "allowSelfRevocation: true"))).exitCode).toBe(0);
    expect(liveIn(simulator)).toHaveLength(1);
    expect(liveIn(simulator)[0]?.client_id).not.toBe(own.KEYCARD_CLIENT_ID);
  }),
  90_000,
);
