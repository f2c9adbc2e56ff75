import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generatePackages } from "../../tools/codegen/generate-packages";
import { runGo } from "../../tools/go-commands/run-go";

const minutes = 60_000;
const run = {
  env: process.env,
  report: (line: string) => process.stderr.write(`${line}\n`),
  signal: AbortSignal.timeout(15 * minutes),
};

const folder = mkdtempSync(join(tmpdir(), "codegen-"));
afterAll(() => rmSync(folder, { recursive: true }));

function generate(schema: object): Promise<void> {
  const file = join(folder, "schema.json");
  writeFileSync(file, JSON.stringify({ name: "sample", version: "1.0.0", ...schema }));
  return generatePackages(file, join(folder, "out"), run);
}

function thingWith(property: string, type: object): object {
  return { resources: { "sample:index:Thing": { properties: { [property]: type } } } };
}

// The first build of the generator takes minutes on a machine that has built no engine.
jest.setTimeout(15 * minutes);

test("a schema becomes packages for Node, Python and Go, and the Go package compiles", async () => {
  await generate(thingWith("size", { type: "integer" }));

  expect(readdirSync(join(folder, "out", "nodejs"))).toContain("package.json");
  expect(readdirSync(join(folder, "out", "python"))).toContain("pulumi_sample");
  expect(readdirSync(join(folder, "out", "go"))).toContain("sample");
  await runGo(["build", "./..."], join(folder, "out", "go"), run);
});

test.each([
  ["a key that no schema has", { resurces: {} }, 'unknown field "resurces"'],
  [
    "a type that isn't there",
    thingWith("part", { $ref: "#/types/sample:index:Part" }),
    "#/resources/sample:index:Thing/properties/part/$ref: type sample:index:Part not found",
  ],
  [
    "what the binder only warns of",
    thingWith("urn", { type: "string" }),
    "properties/urn: urn is a reserved property name",
  ],
])("%s is refused", async (_, schema, complaint) => {
  await expect(generate(schema)).rejects.toThrow(complaint);
});
