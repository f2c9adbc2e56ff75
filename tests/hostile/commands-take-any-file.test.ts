import fc from "fast-check";
import type { Adopted } from "../../cli/import/adopted";
import { doors } from "../../cli/import/door";
import { programText } from "../../cli/import/program-text";
import { knownIn } from "../../cli/orphans/known-credentials";
import { resourcesIn } from "../../cli/orphans/stack-export";
import { table } from "../../cli/table";
import { holds } from "./holds";
import { hostileProperties, hostileText, hostileValue, shortHostileText } from "./hostile-values";
import { expectShowable } from "./showable";

const canary = "canary-of-a-state-which-no-message-shows";
const secretOutput = {
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  plaintext: JSON.stringify(canary),
};

const resource = hostileProperties({
  urn: "urn:pulumi:dev::p::keycard:index:ServiceAccountCredential::ci",
  type: "keycard:index:ServiceAccountCredential",
  id: "acme/agents/ci",
  outputs: { credentialId: "ci", clientId: "ci", clientSecret: secretOutput },
});

const deployment = fc
  .array(resource, { maxLength: 4 })
  .chain((resources) => hostileProperties({ resources, pending_operations: [] }));

const stateText = fc.oneof(
  {
    weight: 6,
    arbitrary: deployment
      .chain((deployed) => hostileProperties({ version: 3, deployment: deployed }))
      .map((state) => JSON.stringify(state)),
  },
  { weight: 1, arbitrary: hostileText },
  { weight: 1, arbitrary: hostileValue.map((value) => JSON.stringify(value) ?? "") },
  { weight: 1, arbitrary: fc.constantFrom("[", '{"a":').map((open) => open.repeat(100_000)) },
);

function known(text: string): void {
  knownIn(resourcesIn(text, '"state.json"'));
}

test("any file of a state is read, or refused in words that show nothing of it", () =>
  holds(500, stateText, async (text) => {
    try {
      known(text);
    } catch (error) {
      expect((error as Error).message).toMatch(
        /is not what `pulumi stack export` writes|doesn't tell which credentials/,
      );
      expect((error as Error).message).not.toContain(canary);
    }
  }));

test.each([1_000, 10_000, 100_000])("a state whose outputs are %i levels deep is read", (depth) => {
  // No recursion: JSON.stringify has one.
  const deep = `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  const urn = "urn:pulumi:dev::p::keycard:index:ServiceAccountCredential::ci";
  const text = `{"version":3,"deployment":{"resources":[{"urn":"${urn}","type":"keycard:index:ServiceAccountCredential","id":"acme/agents/ci","outputs":{"credentialId":"ci","deep":${deep}}}]}}`;
  expect([...knownIn(resourcesIn(text, "it")).credentialIds]).toEqual(["ci"]);
});

test("a table shows any names without what steers a terminal, one line each", () =>
  holds(300, fc.array(shortHostileText, { minLength: 1, maxLength: 5 }), async (names) => {
    const lines = table(
      ["NAME"],
      names.map((name) => [name]),
    ).split("\n");
    expect(lines).toHaveLength(names.length + 1);
    for (const line of lines) expectShowable(line);
  }));

const wellFormed = shortHostileText.filter((text) => text !== "" && text.isWellFormed());
const adopted: fc.Arbitrary<Adopted> = fc
  .record({
    name: wellFormed,
    organizationId: wellFormed,
    serviceAccountId: wellFormed,
    description: wellFormed,
  })
  .map(({ name, ...others }) => ({
    className: "ServiceAccountCredential",
    name,
    id: "acme/agents/ci",
    inputs: { ...others, name },
    outputs: {},
    clientSecret: canary,
  }));

/** What a program's text declares, when it is run. */
function declared(text: string): unknown[] {
  const [, ...statements] = text.split("\n");
  const resources: unknown[] = [];
  class ServiceAccountCredential {
    constructor(...args: unknown[]) {
      resources.push(args);
    }
  }
  new Function("ServiceAccountCredential", statements.join("\n"))(ServiceAccountCredential);
  return resources;
}

test("the program of an import declares any names as they are, and runs nothing else", () =>
  holds(300, fc.array(adopted, { minLength: 1, maxLength: 3 }), async (resources) => {
    const text = programText(resources, doors.plugin);
    expect(text).not.toContain(canary);
    expect(text).not.toMatch(/(?!\n)\p{C}/u);
    expect(declared(text)).toEqual(
      resources.map(({ name, inputs }) => [name, inputs, { protect: true }]),
    );
  }));
