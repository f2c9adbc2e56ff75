import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { packageFolder } from "./installed-package";

/** What package-lock.json says of a package. */
interface Locked {
  dev?: true;
  peer?: true;
  devOptional?: true;
  hasInstallScript?: true;
}

const repository = resolve(__dirname, "../..");

async function readJson(path: string) {
  return JSON.parse(await readFile(path, "utf8"));
}

/** The packages that users get with this one, by name. */
async function runtimeDependencies(): Promise<Map<string, Locked>> {
  const { packages } = await readJson(join(repository, "package-lock.json"));
  const all = Object.entries<Locked>(packages).filter(([path]) => path !== "");
  const used = all.filter(([, { dev, peer, devOptional }]) => !dev && !peer && !devOptional);
  return new Map(used.map(([path, locked]) => [path.replace(/^.*node_modules\//, ""), locked]));
}

test("docs/dependencies.md lists what users get, and no more", async () => {
  const page = await readFile(join(repository, "docs/dependencies.md"), "utf8");
  const listed = [...page.matchAll(/^\| `([^`]+)` \| [\d,]+ kB \|/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual([...(await runtimeDependencies()).keys()].sort());
});

test("no package that users get runs a script when it is installed", async () => {
  const withScript = [...(await runtimeDependencies())].filter(([, one]) => one.hasInstallScript);
  expect(withScript).toEqual([]);
  const { scripts } = await readJson(join(packageFolder, "package.json"));
  expect(Object.keys(scripts).filter((name) => /install|^prepare$/.test(name))).toEqual([]);
});

test("every action of the workflows is pinned to a commit", async () => {
  for (const name of ["ci", "release"]) {
    const workflow = await readFile(join(repository, `.github/workflows/${name}.yml`), "utf8");
    const used = workflow.match(/uses: .*/g) ?? [];
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((one) => !/@[0-9a-f]{40} # v\d/.test(one))).toEqual([]);
  }
});
