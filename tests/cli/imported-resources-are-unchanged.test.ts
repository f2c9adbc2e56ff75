import { rm } from "node:fs/promises";
import { join } from "node:path";
import { liveIn } from "../support/live-credentials";
import { clientOf, simulated } from "../support/simulated";
import { credentialsIn, outputsOf, secretOf } from "../support/stack-state";
import { adopt, adoptingProject } from "./adopting-project";
import { CommandLine } from "./command-line";
import { makeCredential, makeCredentials } from "./made-credentials";

const up = ["up", "--yes", "--skip-preview"];
const unchanged = [...up, "--expect-no-changes"];

/** What people call things, and what would not do as an identifier. */
const oddNames = [
  "class",
  "2024",
  "a::b",
  'a "$b"',
  "Zürich/é",
  "-",
  "Credential",
  "ci",
  "CI",
  "👋",
];

test(
  "250 credentials are imported and unchanged, and what is made afterwards are the orphans",
  simulated(async (simulator) => {
    const other = simulator.addServiceAccount(simulator.organizationId).serviceAccountId;
    const names = Array.from({ length: 240 }, (_, n) => `ci-${n % 200}`);
    await makeCredentials(simulator, names);
    await makeCredentials(simulator, oddNames, other);
    const project = await adoptingProject(simulator);
    const line = CommandLine.in(project);

    await adopt(project);
    expect(await credentialsIn(project)).toHaveLength(250);
    await project.must(...unchanged);
    const none = await line.run(["orphans", "--stack", "dev", "--json"]);
    expect(none).toMatchObject({ exitCode: 0, stdout: "[]\n" });

    const later = [
      ...(await makeCredentials(simulator, ["later", "ci-7"])),
      await makeCredential(simulator, "class", other),
    ];
    const some = await line.run(["orphans", "--stack", "dev", "--json"]);
    expect(some.exitCode).toBe(2);
    const found: { credentialId: string }[] = JSON.parse(some.stdout);
    expect(found.map(({ credentialId }) => credentialId)).toEqual(later.map(({ id }) => id));
  }),
  180_000,
);

test(
  "service accounts and their credentials are imported and unchanged, and the program links them",
  simulated(async (simulator) => {
    await makeCredentials(simulator, ["ci", "deploy"]);
    const project = await adoptingProject(simulator);

    const program = await adopt(project, ["--with-service-accounts"]);
    expect(program).toContain(
      'import { ServiceAccount, ServiceAccountCredential } from "pulumi-keycard";',
    );
    expect(program.match(/serviceAccountId: simulatedServiceAccount\.id,/g)).toHaveLength(2);
    await project.must(...unchanged);
  }),
);

test(
  "a credential without its secret gets one as the program's comment says",
  simulated(async (simulator) => {
    const made = await makeCredential(simulator, "ci");
    const project = await adoptingProject(simulator);
    const program = await adopt(project);
    expect(program).toContain('set protect to false and add rotateWhenChanged: { adopted: "1" }');

    const rotated = program
      .replace("protect: true", "protect: false")
      .replace('  name: "ci",', '  name: "ci",\n  rotateWhenChanged: { adopted: "1" },');
    await project.write({ "index.ts": rotated });
    await project.must(...up);
    expect(liveIn(simulator)).toHaveLength(1);
    expect(liveIn(simulator)[0]?.id).not.toBe(made.id);

    const finished = rotated.replace("<undefined>", "").replace("const ci", "export const ci");
    const output = `${finished}\nexport const secret: pulumi.Output<string> = ciCredential.clientSecret;`;
    await project.write({
      "index.ts": `import type * as pulumi from "@pulumi/pulumi";\n${output}`,
    });
    await project.must(...up);
    expect(await secretOf(project, "secret")).toHaveLength(64);
  }),
  90_000,
);

test(
  "one that is imported as rotating is unchanged, and its rotation cuts nobody off",
  simulated(async (simulator) => {
    const made = await makeCredential(simulator, "ci");
    const project = await adoptingProject(simulator);
    const program = await adopt(project, ["--rotating"]);
    expect(program).toContain('new RotatingServiceAccountCredential<undefined>("ci", {');
    await project.must(...unchanged);

    const name = '  name: "ci",';
    const rotated = program.replace(name, `${name}\n  rotateWhenChanged: { adopted: "1" },`);
    await project.write({ "index.ts": rotated });
    await project.must(...up);
    const live = liveIn(simulator).map(({ id }) => id);
    expect(live).toHaveLength(2);
    expect(live).toContain(made.id);
    const orphans = await CommandLine.in(project).run(["orphans", "--stack", "dev"]);
    expect(orphans.exitCode).toBe(0);
  }),
  90_000,
);

test(
  "a given secret is encrypted in the state, and is the output that logs in",
  simulated(async (simulator) => {
    const { client_id, client_secret } = await makeCredential(simulator, "ci");
    const project = await adoptingProject(simulator);
    const given = { KEYCARD_IMPORT_SECRETS: JSON.stringify({ [client_id]: client_secret }) };
    try {
      const program = await adopt(project, [], given);
      expect(program).not.toContain("<undefined>");
      expect(await project.stateText()).not.toContain(client_secret);
      await project.must(...unchanged);

      const output = `${program}\nexport const secret = ciCredential.clientSecret;`;
      await project.write({ "index.ts": output });
      await project.must(...up);
      expect(await project.stateText()).not.toContain(client_secret);
      expect(await outputsOf(project)).toEqual({ secret: "[secret]" });
      const clientSecret = await secretOf(project, "secret");
      await clientOf(simulator, { clientId: client_id, clientSecret }).login();
    } finally {
      await rm(join(project.folder, "adopted.json"));
    }
  }),
  90_000,
);
