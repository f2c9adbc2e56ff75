import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { simulated } from "../support/simulated";
import { CommandLine } from "./command-line";
import {
  dynamicType,
  type ExportedResource,
  encrypted,
  pluginType,
  urnOf,
  writeExport,
} from "./stack-exports";

const rotating = dynamicType("RotatingServiceAccountCredential");
const set = pluginType("ServiceAccountCredentialSet");
const unreadable: (ExportedResource & { property: string })[] = [
  { property: "previous", type: rotating, id: "a/b/c", outputs: { previous: encrypted } },
  { property: "previous", type: rotating, id: "a/b/c", outputs: {} },
  { property: "credentialId", type: rotating, id: "a/b/c", outputs: { credentialId: encrypted } },
  {
    property: "previous",
    type: rotating,
    id: "a/b/c",
    outputs: { previous: [{ credentialId: encrypted }] },
  },
  {
    property: "credentialIds",
    type: set,
    id: "acme/robot/set-0123456789abcdef",
    outputs: { credentialIds: encrypted },
  },
  {
    property: "credentialIds",
    type: set,
    id: "acme/robot/set-0123456789abcdef",
    outputs: { credentialIds: { a: encrypted } },
  },
  { property: "credentialIds", type: set, id: "acme/robot/set-0123456789abcdef", outputs: {} },
  {
    property: "pendingDeletes",
    type: set,
    id: "acme/robot/set-0123456789abcdef",
    outputs: { credentialIds: {}, pendingDeletes: encrypted },
  },
  { property: "id", type: dynamicType("ServiceAccountCredential"), id: "edited", outputs: {} },
];

test.each(unreadable)(
  "a $property of $type that can't be read is refused by its URN, and nothing is compared",
  async ({ property, ...resource }) => {
    await simulated(async (simulator) => {
      const line = await CommandLine.at(simulator);
      const state = await writeExport(line, [resource]);

      const { exitCode, stdout, output } = await line.run(["orphans", "--state", state, "--json"]);
      expect(output).toContain(
        `Resource ${urnOf(resource, 0)} doesn't tell which credentials it holds: its "${property}" can't be read`,
      );
      expect(output).toContain("pulumi stack export --show-secrets --file <file>");
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    })();
  },
);

test.each([
  ["that is no JSON", "version: 3", "the whole: Invalid input: expected object"],
  [
    "of another form",
    '{"resources": []}',
    "version: Invalid input: expected number, received undefined; deployment:",
  ],
  [
    "of a version that nobody knows yet",
    '{"version": 5, "deployment": {}}',
    "version: Invalid input: this version of pulumi-keycard reads 3 and 4",
  ],
])("a file %s is refused", async (_, text, says) => {
  await simulated(async (simulator) => {
    const line = await CommandLine.at(simulator);
    await writeFile(join(line.folder, "state.json"), text);

    const { exitCode, output } = await line.run(["orphans", "--state", "state.json"]);
    expect(output).toContain(`"state.json" is not what \`pulumi stack export\` writes (${says}`);
    expect(output).toContain("Export the stack again: pulumi stack export --file <file>");
    expect(exitCode).toBe(1);
  })();
});

test(
  "without a stack, and with a file that isn't there, it says so",
  simulated(async (simulator) => {
    const line = await CommandLine.at(simulator);
    const none = await line.run(["orphans"]);
    expect(none.output).toContain("No stack is given to compare with. Add --state <file>");
    const missing = await line.run(["orphans", "--state", "missing.json"]);
    expect(missing.output).toMatch(/Can't read --state "missing\.json": ENOENT/);
    expect([none.exitCode, missing.exitCode]).toEqual([1, 1]);
  }),
);
