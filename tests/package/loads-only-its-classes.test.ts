import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFolder, runNode } from "./installed-package";

/** The modules that `require(specifier)` adds to those of `others`, by their paths in `node_modules`. */
async function modulesOf(specifier: string, ...others: string[]): Promise<string[]> {
  const script = `
    const { relative } = require("node:path");
    ${JSON.stringify(others)}.forEach((other) => require(other));
    const before = new Set(Object.keys(require.cache));
    require("${specifier}");
    const files = Object.keys(require.cache).filter((file) => !before.has(file));
    console.log(JSON.stringify(files.map((file) => relative("node_modules", file))));`;
  return JSON.parse(await runNode(["--eval", script]));
}

test.each([
  ["pulumi-keycard", "index", "dynamic"],
  ["pulumi-keycard/plugin", "resources/plugin/index", "plugin"],
])(
  "a program loads %s with its resource classes, and nothing else that @pulumi/pulumi hasn't loaded",
  async (specifier, entry, door) => {
    const modules = await modulesOf(specifier, "@pulumi/pulumi");

    expect(modules).toContain(`pulumi-keycard/dist/provider/${entry}.js`);
    const classes = new RegExp(
      `^pulumi-keycard/dist/provider/(${entry}|resources/(${door}/)?[\\w-]+)\\.js$`,
    );
    expect(modules.filter((file) => !classes.test(file))).toEqual([]);
  },
);

test("the API client loads zod, ky with the first call alone, and nothing of Pulumi", async () => {
  const modules = await modulesOf("pulumi-keycard/sdk");

  const packages = new Set(modules.map((file) => file.split("/")[0]));
  expect([...packages].toSorted()).toEqual(["pulumi-keycard", "zod"]);
  expect(modules.filter((file) => file.startsWith("pulumi-keycard/dist/provider/"))).toEqual([]);
});

test.each(["dynamic", "dynamic/account", "dynamic/rotating", "dynamic/set"])(
  "a provider process loads pulumi-keycard/%s as one file, and no other package",
  async (subpath) => {
    const modules = await modulesOf(`pulumi-keycard/${subpath}`);
    const folder = "pulumi-keycard/dist/provider/dynamic";
    expect(modules).toHaveLength(2);
    expect(modules).toContain(`${folder}/providers.js`);
    expect(modules.filter((file) => !file.startsWith(`${folder}/`))).toEqual([]);
  },
);

test("no entry of the package loads the command line or its libraries", async () => {
  const { exports } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8"));
  for (const entry of Object.keys(exports)) {
    const modules = await modulesOf(join("pulumi-keycard", entry));
    const ofCommandLine = /^(pulumi-keycard\/dist\/cli|commander|@clack|cli-table3|yaml)\//;
    expect(modules.filter((file) => ofCommandLine.test(file))).toEqual([]);
  }
});

test("no entry of the package loads what encrypts, before a program asks for it", async () => {
  const { exports } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8"));
  const entries = Object.keys(exports).map((entry) => join("pulumi-keycard", entry));
  const script = `
    const { registerHooks } = require("node:module");
    const loaded = [];
    registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
    ${JSON.stringify(entries)}.forEach((entry) => require(entry));
    console.log(JSON.stringify(loaded.filter((url) => /[\\/]node_modules[\\/]jose[\\/]/.test(url))));`;
  expect(JSON.parse(await runNode(["--eval", script]))).toEqual([]);
});

test("the command line starts without Pulumi's SDK and the resource classes", async () => {
  const modules = await modulesOf("./node_modules/pulumi-keycard/dist/cli/run-process.js");

  expect(modules.some((file) => file.startsWith("commander/"))).toBe(true);
  const ofPrograms =
    /^(@pulumi\/|pulumi-keycard\/dist\/provider\/(index|resources\/(?!dynamic\/stored-provider)))/;
  expect(modules.filter((file) => ofPrograms.test(file))).toEqual([]);
});
