import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

type Import = [importer: string, imported: string];

const refused: Import[] = [
  ["sdk", "@pulumi/pulumi"],
  ["sdk", "../provider/engine/property"],
  ["sdk/resources", "../../simulator"],
  ["provider/resources", "../../sdk"],
  ["provider/resources", "../engine/property"],
  ["provider/resources", "../definitions/unless-gone"],
  ["provider/resources", "zod"],
  ["provider/resources", "./plugin/provider"],
  ["provider/resources/plugin", "../dynamic/provider"],
  ["provider/resources/dynamic", "../plugin/provider"],
  ["provider/engine", "../../sdk"],
  ["provider/engine", "../definitions/unless-gone"],
  ["provider/engine", "@pulumi/pulumi"],
  ["provider/definitions", "../dynamic/credential"],
  ["provider/definitions", "../resources/provider"],
  ["provider/definitions", "ky"],
  ["provider/dynamic", "../resources/provider"],
  ["provider/dynamic", "ky"],
  ["provider/dynamic", "../plugin/service"],
  ["provider/plugin", "../dynamic/credential"],
  ["provider/plugin", "ky"],
  ["provider/host", "../plugin/service"],
  ["provider/host", "../dynamic/credential"],
  ["provider/definitions", "../host/connection"],
  ["provider/engine", "../host/connection"],
  ["sdk", "../cli/connect"],
  ["provider/resources", "../../cli/connect"],
  ["provider/engine", "../../cli/connect"],
  ["provider/definitions", "../../cli/connect"],
  ["provider/dynamic", "../../cli/connect"],
  ["tools/demo", "../../cli/connect"],
  ["cli", "@pulumi/pulumi"],
  ["cli", "ky"],
  ["cli", "../provider/dynamic/credential"],
  ["cli", "../provider/resources/secret-config"],
  ["cli", "../provider/resources/dynamic/provider"],
  ["cli/import", "../../simulator"],
  ["simulator", "../cli/connect"],
  ["simulator", "../sdk"],
  ["simulator", "../provider/engine/property"],
  ["examples/quickstart", "../../provider"],
  ["benchmarks", "../tests/support/simulated"],
  ["benchmarks/provider-process", "../../provider/dynamic/credential"],
];

const allowed: Import[] = [
  ["sdk", "ky"],
  ["provider/resources", "@pulumi/pulumi"],
  ["provider/resources/plugin", "../provider-config"],
  ["provider/definitions", "../../sdk"],
  ["provider/dynamic", "../definitions/unless-gone"],
  ["provider/dynamic", "../host/connection"],
  ["provider/plugin", "../host/connection"],
  ["provider/plugin", "@pulumi/pulumi/proto/provider_pb"],
  ["provider/host", "../../sdk"],
  ["cli", "../sdk"],
  ["cli/import", "../../provider/definitions/unless-gone"],
  ["cli/import", "../../provider/resources/dynamic/stored-provider"],
  ["examples/consumer", "pulumi-keycard/sdk"],
  ["benchmarks/provider-process", "../../provider/resources/dynamic/stored-provider"],
];

/** A file for each import, linted by our rules in a folder of its own. */
function refusedByLinter(imports: Import[]): Import[] {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-keycard-house-"));
  try {
    const { vcs, $schema, ...rules } = JSON.parse(
      readFileSync(resolve(__dirname, "../../biome.json"), "utf8"),
    );
    writeFileSync(join(folder, "biome.json"), JSON.stringify(rules));
    const files = new Map(imports.map((one, n) => [`${one[0]}/new-${n}.ts`, one]));
    for (const [file, [, imported]] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `import { x } from "${imported}";\nexport const y = x;\n`);
    }
    const rule = "style/noRestrictedImports";
    const args = ["lint", `--only=${rule}`, "--max-diagnostics=none", "--reporter=json"];
    const { stdout } = spawnSync("biome", args, { cwd: folder, encoding: "utf8" });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { location: { path: string } }[] };
    const complainedOf = new Set(diagnostics.map(({ location }) => location.path));
    return [...files].filter(([file]) => complainedOf.has(file)).map(([, one]) => one);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("the linter refuses imports that point the wrong way, and no others", () => {
  expect(refusedByLinter([...refused, ...allowed])).toEqual(refused);
});
