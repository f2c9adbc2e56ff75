import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { packageFolder, packedFiles } from "./installed-package";

const needed = [
  /^dist\/(provider|sdk)\/.+\.(js|d\.ts)$/,
  /^dist\/cli\/.+\.js$/,
  /^dist\/provider\/dynamic\/LICENSES\.txt$/,
  /^bin\/(pulumi-resource-keycard(\.cmd)?|LICENSES\.txt)$/,
  /^(package\.json|schema\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
];

test("the package holds what users run and compile against, and its papers", async () => {
  const files = await packedFiles();
  expect(files.filter((file) => !needed.some((pattern) => pattern.test(file)))).toEqual([]);
});

test("every file that package.json names is there, with its declarations", async () => {
  const files = await packedFiles();
  const packageJson = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8"));
  const { main, types, exports, typesVersions, bin } = packageJson;

  const named = stringsIn([main, types, exports, typesVersions]).map((path) => join(path));
  const declarations = named.map((path) => path.replace(/\.js$/, ".d.ts"));
  expect(files).toEqual(expect.arrayContaining([...named, ...declarations, ...stringsIn(bin)]));
});

test("the plugin in it can be executed, and is smaller than 3 MB", async () => {
  const { mode, size } = await stat(join(packageFolder, "bin/pulumi-resource-keycard"));
  expect((mode & 0o111).toString(8)).toBe("111");
  expect(size).toBeLessThan(3_000_000);
});

/** The strings in JSON, at any depth. */
function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
