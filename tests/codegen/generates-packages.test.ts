import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generatePackages } from "../../tools/codegen/generate-packages";
import { generatedPackages, minutes, toolRun } from "../languages/generated-packages";

const folder = mkdtempSync(join(tmpdir(), "codegen-"));
afterAll(() => rmSync(folder, { recursive: true }));

function generate(schema: object): Promise<void> {
  const file = join(folder, "schema.json");
  writeFileSync(file, JSON.stringify({ name: "sample", version: "1.0.0", ...schema }));
  return generatePackages(file, join(folder, "out"), toolRun);
}

function thingWith(property: string, type: object): object {
  return { resources: { "sample:index:Thing": { properties: { [property]: type } } } };
}

// Not for what it generates: one test file builds the generator, where it isn't in the cache, and the others wait.
beforeAll(generatedPackages, 15 * minutes);

test("a schema becomes packages for Node, Python and Go", async () => {
  await generate(thingWith("size", { type: "integer" }));

  expect(readdirSync(join(folder, "out", "nodejs"))).toContain("package.json");
  expect(readdirSync(join(folder, "out", "python"))).toContain("pulumi_sample");
  expect(readdirSync(join(folder, "out", "go"))).toContain("sample");
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
