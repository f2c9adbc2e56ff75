import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFolder } from "../package/installed-package";
import { simulated } from "../support/simulated";
import { CommandLine } from "./command-line";

test.each(["import", "orphans", "doctor"])("%s --help shows it by example", async (command) => {
  await simulated(async (simulator) => {
    const { exitCode, stdout } = await (await CommandLine.at(simulator)).run([command, "--help"]);
    expect(stdout).toMatch(new RegExp(`\\nExamples:\\n.*pulumi-keycard ${command} `, "s"));
    expect(exitCode).toBe(0);
  })();
});

test(
  "without a command it tells which there are, and that is called wrongly",
  simulated(async (simulator) => {
    const { exitCode, stdout, output } = await (await CommandLine.at(simulator)).run([]);
    expect(output).toMatch(/Commands:\n +import .*\n +orphans .*\n +doctor /s);
    expect(stdout).toBe("");
    expect(exitCode).toBe(1);
  }),
);

test.each([
  [["import", "--outt", "x"], "See pulumi-keycard import --help."],
  [["orphans", "--staet", "x"], "See pulumi-keycard orphans --help."],
  [["adopt"], "See pulumi-keycard --help."],
])("%j says where help is", async (args, says) => {
  await simulated(async (simulator) => {
    const { exitCode, output } = await (await CommandLine.at(simulator)).run(args);
    expect(output).toContain(says);
    expect(exitCode).toBe(1);
  })();
});

test(
  "--version is the package's, and nothing is on stderr, no warning of Node's either",
  simulated(async (simulator) => {
    const { version } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8"));
    expect(await (await CommandLine.at(simulator)).run(["--version"])).toEqual({
      exitCode: 0,
      stdout: `${version}\n`,
      stderr: "",
      output: `${version}\n`,
    });
  }),
);

test(
  "an old Node.js is told so, instead of a stack trace",
  simulated(async (simulator) => {
    const line = await CommandLine.at(simulator);
    const preload = join(line.folder, "old-node.js");
    await writeFile(
      preload,
      'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.19.0" } });',
    );

    const { exitCode, output } = await line.run(["--version"], {
      NODE_OPTIONS: `--require ${preload}`,
    });
    expect(output).toBe(
      "error: pulumi-keycard needs Node.js 22.12.0 or later, and this is 20.19.0. Install a newer one from https://nodejs.org.\n",
    );
    expect(exitCode).toBe(1);
  }),
);
