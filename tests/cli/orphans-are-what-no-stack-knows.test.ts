import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CredentialCreateResponse } from "../../sdk";
import type { Simulator } from "../../simulator";
import { simulated } from "../support/simulated";
import { CommandLine } from "./command-line";
import { pathWithPulumi } from "./fake-pulumi";
import { makeCredential, makeCredentials } from "./made-credentials";
import { dynamicType, encrypted, pluginType, urnOf, writeExport } from "./stack-exports";

function idOf(simulator: Simulator, { id }: CredentialCreateResponse): string {
  return `${simulator.organizationId}/${simulator.serviceAccountId}/${id}`;
}

function setIdOf({ organizationId, serviceAccountId }: Simulator): string {
  return `${organizationId}/${serviceAccountId}/set-0123456789abcdef`;
}

async function orphansOf(line: CommandLine, ...args: string[]) {
  const { stdout, exitCode } = await line.run(["orphans", "--json", ...args]);
  return { exitCode, found: JSON.parse(stdout) };
}

test(
  "each is told by its ids, name, age and last use, in JSON by exactly six keys",
  simulated(async (simulator) => {
    const made = await makeCredential(simulator, "ci");
    const line = await CommandLine.at(simulator);
    const state = await writeExport(line, []);

    expect(await orphansOf(line, "--state", state)).toEqual({
      exitCode: 2,
      found: [
        {
          credentialId: made.id,
          serviceAccountId: simulator.serviceAccountId,
          name: "ci",
          clientId: made.client_id,
          createdAt: made.created_at,
          lastUsedAt: null,
        },
      ],
    });
    const { stdout, output, exitCode } = await line.run(["orphans", "--state", state]);
    expect(exitCode).toBe(2);
    expect(stdout.split("\n").map((row) => row.split(/ {2,}/))).toEqual([
      ["NAME", "CREDENTIAL", "SERVICE ACCOUNT", "CLIENT ID", "AGE", "LAST USE"],
      ["ci", made.id, simulator.serviceAccountId, made.client_id, "under a minute", "never"],
      [""],
    ]);
    expect(output).toMatch(
      /1 orphan among 1 live credential of organization "\w+", compared with 1 stack\./,
    );
  }),
);

test(
  "what a stack holds in any way is known: replaced, read, rotated, of the plugin, with an operation under way",
  simulated(async (simulator) => {
    const names = [
      "plain",
      "plugin",
      "old",
      "first",
      "current",
      "previous",
      "one",
      "two",
      "client",
      "to delete",
      "pending",
    ];
    const made = await makeCredentials(simulator, [...names, "orphan"]);
    const [
      plain,
      plugin,
      old,
      first,
      current,
      previous,
      one,
      two,
      client,
      leaving,
      pending,
      orphan,
    ] = made.map((credential) => ({ ...credential, pulumiId: idOf(simulator, credential) }));
    const line = await CommandLine.at(simulator);
    const state = await writeExport(
      line,
      [
        { type: "pulumi:pulumi:Stack", outputs: { credentialId: orphan?.id } },
        { type: dynamicType("ServiceAccount"), id: `${simulator.organizationId}/robots` },
        { type: dynamicType("ServiceAccountCredential"), id: plain?.pulumiId ?? "", outputs: {} },
        {
          type: pluginType("ServiceAccountCredential"),
          id: plugin?.pulumiId ?? "",
          external: true,
          outputs: { credentialId: encrypted, clientSecret: encrypted },
        },
        { type: dynamicType("ServiceAccountCredential"), id: old?.pulumiId ?? "", delete: true },
        {
          type: dynamicType("RotatingServiceAccountCredential"),
          id: first?.pulumiId ?? "",
          outputs: { credentialId: current?.id, previous: [{ credentialId: previous?.id }] },
        },
        {
          type: pluginType("ServiceAccountCredentialSet"),
          id: setIdOf(simulator),
          outputs: {
            credentialIds: { a: one?.id, b: two?.id },
            clientIds: { c: client?.client_id },
            pendingDeletes: { [leaving?.id ?? ""]: leaving?.client_id },
          },
        },
      ],
      [
        { type: dynamicType("ServiceAccountCredential"), id: pending?.pulumiId ?? "" },
        { type: dynamicType("ServiceAccountCredential") },
      ],
    );

    const { found } = await orphansOf(line, "--state", state);
    expect(found).toMatchObject([{ name: "orphan" }]);
  }),
);

test(
  "of an interrupted creation the state knows a name: what bears it is an orphan, and whose it may be is said",
  simulated(async (simulator) => {
    const { organizationId, serviceAccountId } = simulator;
    const [before] = await makeCredentials(simulator, ["ci-1a2b3c4"]);
    const createInterrupted = new Date(Date.now() + 10 * 60_000).toISOString();
    const [found, lost] = await makeCredentials(simulator, ["found", "lost"]);
    const line = await CommandLine.at(simulator);
    const interrupted = (className: string, name: string, id: string, at: string) => ({
      type: pluginType(className),
      id: `${organizationId}/${serviceAccountId}/${id}`,
      outputs: { organizationId, serviceAccountId, name, createInterrupted: at },
    });
    const since = found?.created_at ?? "";
    const state = await writeExport(line, [
      interrupted("RotatingServiceAccountCredential", "lost", "interrupted-1795663070189", since),
      interrupted("ServiceAccountCredential", "found", found?.id ?? "", since),
      interrupted(
        "ServiceAccountCredential",
        "ci-1a2b3c4",
        "interrupted-1795663070190",
        createInterrupted,
      ),
    ]);

    const { exitCode, stdout, output } = await line.run(["orphans", "--state", state, "--json"]);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject([{ name: "ci-1a2b3c4" }, { name: "lost" }]);
    expect(output).toContain(
      `"lost" (${lost?.id}) may be what urn:pulumi:dev::project::${pluginType("RotatingServiceAccountCredential")}::resource-0 ` +
        `made when a creation was interrupted, at ${since}. The next \`pulumi up\` there deletes it, or says why not.`,
    );
    expect(output.match(/interrupted, at/g)).toHaveLength(1);
    expect(output).not.toContain(`(${before?.id}) may be`);
  }),
);

test(
  "of a set's creations in doubt the state knows names and times: what they may have made is an orphan, and is said",
  simulated(async (simulator) => {
    const { organizationId, serviceAccountId } = simulator;
    const [held, early] = await makeCredentials(simulator, ["held", "early-fleet-1a2b3c4"]);
    const later = new Date(Date.now() + 10 * 60_000).toISOString();
    const [lost] = await makeCredentials(simulator, ["lost-fleet-1a2b3c4", "other"]);
    const since = lost?.created_at ?? "";
    const line = await CommandLine.at(simulator);
    const set = {
      type: dynamicType("ServiceAccountCredentialSet"),
      id: setIdOf(simulator),
      outputs: {
        organizationId,
        serviceAccountId,
        credentialIds: { held: held?.id },
        pendingCreates: { "lost-fleet-1a2b3c4": since, "early-fleet-1a2b3c4": later },
      },
    };
    const state = await writeExport(line, [set]);

    const { exitCode, stdout, output } = await line.run(["orphans", "--state", state, "--json"]);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject([
      { name: "early-fleet-1a2b3c4" },
      { name: "lost-fleet-1a2b3c4" },
      { name: "other" },
    ]);
    expect(output).toContain(
      `"lost-fleet-1a2b3c4" (${lost?.id}) may be what ${urnOf(set, 0)} made when a creation was interrupted, at ` +
        `${since}. The next \`pulumi up\` there deletes it, or says why not.`,
    );
    expect(output.match(/interrupted, at/g)).toHaveLength(1);
    expect(output).not.toContain(`(${early?.id}) may be`);
  }),
);

test(
  "several files add up, in one option or several, and without orphans the exit code is 0",
  simulated(async (simulator) => {
    const made = await makeCredentials(simulator, ["one", "two", "three"]);
    const line = await CommandLine.at(simulator);
    const type = dynamicType("ServiceAccountCredential");
    const files = [];
    for (const one of made) {
      files.push(await writeExport(line, [{ type, id: idOf(simulator, one), outputs: {} }]));
    }
    const [first = "", second = "", third = ""] = files;

    const none = await orphansOf(line, "--state", first, second, "--state", third);
    expect(none).toEqual({ exitCode: 0, found: [] });
    expect((await orphansOf(line, "--state", first, third)).found).toMatchObject([{ name: "two" }]);
  }),
);

test(
  "the credential that it is logged in with is no orphan, and that is said",
  simulated(async (simulator) => {
    const own = await makeCredential(simulator, "own");
    const line = await CommandLine.at(simulator);
    const state = await writeExport(line, []);

    const { exitCode, stdout, output } = await line.run(["orphans", "--json", "--state", state], {
      KEYCARD_CLIENT_ID: own.client_id,
      KEYCARD_CLIENT_SECRET: own.client_secret,
    });
    expect(output).toContain("Left out: the credential that this command is logged in with.");
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "[]\n" });
  }),
);

test(
  "a service account that vanishes in the middle has no orphans",
  simulated(async (simulator) => {
    await makeCredential(simulator, "ci");
    simulator.fault({ kind: "status", status: 404, operation: "listCredentials" });
    const line = await CommandLine.at(simulator);
    expect(await orphansOf(line, "--state", await writeExport(line, []))).toMatchObject({
      exitCode: 0,
    });
  }),
);

test(
  "an export with secrets in the clear is read",
  simulated(async (simulator) => {
    const { id } = await makeCredential(simulator, "ci");
    const line = await CommandLine.at(simulator);
    const { ciphertext, ...mark } = encrypted;
    const previous = { ...mark, plaintext: JSON.stringify([{ credentialId: id }]) };
    const state = await writeExport(line, [
      { type: dynamicType("RotatingServiceAccountCredential"), id: "a/b/c", outputs: { previous } },
    ]);
    expect((await orphansOf(line, "--state", state)).found).toEqual([]);
  }),
);

test(
  "a stack is exported when all is listed, so that it knows what was made meanwhile",
  simulated(async (simulator) => {
    await makeCredential(simulator, "ci");
    const line = await CommandLine.at(simulator);
    const script = `
      fetch(process.env.KEYCARD_BASE_URL + "/__simulator/requests").then(async (response) => {
        const requests = await response.json();
        const wasListed = requests.some(({ operation }) => operation === "listCredentials");
        console.log(JSON.stringify({ version: wasListed ? 3 : 0, deployment: {} }));
      });`;
    const PATH = await pathWithPulumi(line.folder, script);
    const { exitCode } = await line.run(["orphans", "--stack", "dev"], { PATH });
    expect(exitCode).toBe(2);
  }),
);

test(
  "an empty stack knows nothing",
  simulated(async (simulator) => {
    await makeCredential(simulator, "ci");
    const line = await CommandLine.at(simulator);
    await writeFile(
      join(line.folder, "state.json"),
      '{"version": 3, "deployment": {"manifest": {}}}',
    );
    expect((await orphansOf(line, "--state", "state.json")).found).toHaveLength(1);
  }),
);
