import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulated } from "../support/simulated";
import { CommandLine } from "./command-line";
import { doctorAt, findingsOf } from "./doctor-findings";

test.each([
  "runtime: nodejs",
  "runtime: {options: {typescript: false}, name: nodejs}",
  "runtime:\r\n  name: nodejs\r\n  options:\r\n    typescript: false",
])("a project with %j that can't load the package is told to install it", async (runtime) => {
  await simulated(async (simulator) => {
    const { env } = await doctorAt(simulator);
    // Outside the sandbox: above a project in there, the packages would be found.
    const folder = await mkdtemp(join(tmpdir(), "doctor-"));
    try {
      await writeFile(join(folder, "Pulumi.yaml"), `name: p\n${runtime}\ndescription: x\n`);
      const { finding, exitCode } = await findingsOf(new CommandLine(folder, env));
      expect(finding("project")).toEqual({
        check: "project",
        status: "failed",
        detail: `pulumi-keycard and @pulumi/pulumi can't be loaded from ${folder}`,
        remedy: `Run in ${folder}: npm install pulumi-keycard @pulumi/pulumi`,
      });
      expect(exitCode).toBe(1);
    } finally {
      await rm(folder, { recursive: true });
    }
  })();
});

test(
  "a project that has both packages is well, and one in another language isn't looked at",
  simulated(async (simulator) => {
    const line = await doctorAt(simulator);
    const runsIn = (runtime: string) =>
      writeFile(join(line.folder, "Pulumi.yaml"), `name: nodejs\nruntime: ${runtime}\n`);

    await runsIn("nodejs");
    expect((await findingsOf(line)).finding("project")?.status).toBe("ok");
    await runsIn("python");
    expect((await findingsOf(line)).finding("project")).toBeUndefined();
  }),
);

test(
  "a project with the plugin is well where the folder it names holds it, whatever the language",
  simulated(async (simulator) => {
    const line = await doctorAt(simulator);
    await writeFile(join(line.folder, "Pulumi.yaml"), pluginProject("python", goodPath));

    const { findings, finding, exitCode } = await findingsOf(line);
    expect(finding("project")).toBeUndefined();
    expect(finding("plugin")).toEqual({
      check: "plugin",
      status: "ok",
      detail: `the folder "${goodPath}" that Pulumi.yaml names for it has it`,
    });
    expect(finding("Node.js on PATH")?.detail).toMatch(/^\d+\.\d+\.\d+$/);
    expect(findings.filter(({ remedy }) => remedy !== undefined)).toEqual([]);
    expect(exitCode).toBe(0);
  }),
);

test.each([
  ["./missing", /^the folder ".\/missing" that Pulumi.yaml names for it isn't there$/],
  [
    "../node_modules/pulumi-keycard/bin/pulumi-resource-keycard",
    /^the folder ".*" that Pulumi.yaml names for it isn't there$/,
  ],
  [
    "../node_modules/pulumi-keycard",
    /^the folder ".*" that Pulumi.yaml names for it has no executable pulumi-resource-keycard$/,
  ],
])("a plugin folder %j that holds no plugin is said", async (path, says) => {
  await simulated(async (simulator) => {
    const line = await doctorAt(simulator);
    await writeFile(join(line.folder, "Pulumi.yaml"), pluginProject("nodejs", path));

    const { finding, exitCode } = await findingsOf(line);
    expect(finding("plugin")).toEqual({
      check: "plugin",
      status: "failed",
      detail: expect.stringMatching(says),
      remedy: expect.stringContaining("./node_modules/pulumi-keycard/bin"),
    });
    expect(exitCode).toBe(1);
  })();
});

test.each([
  ["#!/bin/sh\necho v20.19.0\n", "20.19.0 is older than 22.12.0"],
  ["#!/bin/sh\nexit 1\n", "there is no `node` that runs"],
])("the plugin's own Node.js is that of PATH: %j", async (script, says) => {
  await simulated(async (simulator) => {
    const line = await doctorAt(simulator);
    await writeFile(join(line.folder, "Pulumi.yaml"), pluginProject("nodejs", goodPath));
    await mkdir(join(line.folder, "bin"));
    await writeFile(join(line.folder, "bin/node"), script, { mode: 0o755 });
    const preload = join(line.folder, "other-path.js");
    await writeFile(preload, `process.env.PATH = ${JSON.stringify(join(line.folder, "bin"))};`);

    const { finding } = await findingsOf(line, [], { NODE_OPTIONS: `--require ${preload}` });
    expect(finding("Node.js")?.status).toBe("ok");
    expect(finding("Node.js on PATH")).toMatchObject({
      status: "failed",
      detail: says,
      remedy: expect.stringContaining("install Node.js 22.12.0 or later"),
    });
  })();
});

const goodPath = "../node_modules/pulumi-keycard/bin";

function pluginProject(runtime: string, path: string): string {
  return `name: p\nruntime: ${runtime}\nplugins:\n  providers:\n    - {name: random, path: x}\n    - name: keycard\n      path: ${path}\n`;
}
