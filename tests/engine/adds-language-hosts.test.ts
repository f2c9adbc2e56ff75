import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { until } from "../support/until";
import { FakeMachine, makesCommand } from "./fake-machine";

const yaml = ["--languages", "yaml"] as const;
const both = ["--languages", "yaml,python"] as const;

const wholeEngine = [
  "pulumi",
  "pulumi-language-nodejs",
  "pulumi-language-python",
  "pulumi-language-python-exec",
  "pulumi-language-yaml",
  "pulumi-resource-pulumi-nodejs",
];

/** A machine with a complete engine on PATH, but for its hosts of other languages than Node's. */
function machineWithPulumi(): FakeMachine {
  const machine = new FakeMachine();
  machine.installPulumi(machine.bin);
  return machine;
}

test("an engine that has the hosts beside it is used as it is", async () => {
  const machine = machineWithPulumi();
  machine.installHosts(machine.bin);

  const { stdout, stderr } = await machine.engine({}, ...both);

  expect(stdout).toBe(`${machine.bin}\n`);
  expect(stderr).toBe(`engine: using pulumi 3.300.0 in ${machine.bin}\n`);
});

test("an engine that has the hosts is preferred to one before it that lacks them", async () => {
  const machine = machineWithPulumi();
  const whole = join(machine.root, "whole");
  machine.installPulumi(whole);
  machine.installHosts(whole);
  const env = { PATH: `${machine.bin}:${whole}` };

  expect((await machine.engine(env, ...both)).stdout).toBe(`${whole}\n`);
  expect((await machine.engine(env)).stdout).toBe(`${machine.bin}\n`);
});

test("what an engine on PATH lacks is built into a folder of our own, and theirs stays as it is", async () => {
  const machine = machineWithPulumi();
  machine.installGo(makesCommand);
  const before = readdirSync(machine.bin);

  const { code, stdout, stderr } = await machine.engine({}, ...both);

  expect(stdout).toBe(`${join(machine.cache, ...machine.cached())}\n`);
  expect(readdirSync(stdout.trim()).sort()).toEqual(wholeEngine);
  expect(stderr).toMatch(/building pulumi-language-python \S+ .*\n.*done in/);
  expect(stderr).toMatch(/building pulumi-language-yaml \S+ .*\n.*done in/);
  expect(stderr).not.toMatch(/building pulumi \S+/);
  expect(readdirSync(machine.bin)).toEqual(before);
  expect(code).toBe(0);
});

test("a host that is there but incomplete is built anew, without touching theirs", async () => {
  const machine = machineWithPulumi();
  machine.installGo(makesCommand);
  const theirs = join(machine.bin, "pulumi-language-python");
  machine.write(theirs, "theirs");

  const { stdout } = await machine.engine({}, "--languages", "python");

  expect(readFileSync(join(stdout.trim(), "pulumi-language-python"), "utf8")).not.toContain(
    "theirs",
  );
  expect(readFileSync(theirs, "utf8")).toContain("theirs");
});

test("an engine that had to be built gets the hosts too, and stays usable without", async () => {
  const machine = new FakeMachine();
  machine.installGo(makesCommand);

  const withHosts = await machine.engine({}, ...both);
  rmSync(join(machine.bin, "go"));
  const without = await machine.engine();

  expect(readdirSync(withHosts.stdout.trim()).sort()).toEqual(wholeEngine);
  expect(readdirSync(without.stdout.trim())).toHaveLength(3);
  const [one, other] = [withHosts, without].map(({ stdout }) =>
    statSync(join(stdout.trim(), "pulumi")),
  );
  expect(one?.ino).toBe(other?.ino);
});

test("the hosts are built once, in whatever order they are asked for", async () => {
  const machine = machineWithPulumi();
  machine.installGo(makesCommand);
  const first = await machine.engine({}, ...both);
  rmSync(join(machine.bin, "go"));

  const { stdout, stderr } = await machine.engine({}, "--languages", "python, yaml,yaml");

  expect(stdout).toBe(first.stdout);
  expect(stderr).toContain("with pulumi-language-python and pulumi-language-yaml beside it in");
});

test("another version of the same pulumi gets a folder of its own", async () => {
  const machine = machineWithPulumi();
  machine.installGo(makesCommand);
  const first = await machine.engine({}, ...yaml);
  machine.installPulumi(machine.bin, "v3.301.0");

  const { stdout } = await machine.engine({}, ...yaml);

  expect(stdout).not.toBe(first.stdout);
  expect(readFileSync(join(stdout.trim(), "pulumi"), "utf8")).toContain("v3.301.0");
});

test("two runs at once end with the same folder", async () => {
  const machine = machineWithPulumi();
  machine.installGo(`/bin/sleep 0.5; ${makesCommand}`);

  const [one, other] = await Promise.all([
    machine.engine({}, ...both),
    machine.engine({}, ...both),
  ]);

  expect(one).toMatchObject({ code: 0, stdout: other.stdout });
  expect(machine.cached()).toHaveLength(1);
});

test.each([
  ["fails", "echo half > $out$command; echo checksum mismatch >&2; exit 1", "checksum mismatch"],
  ["is killed", "echo half > $out$command; kill -9 $$", "it ended with SIGKILL"],
  ["makes something that doesn't run", "echo half > $out$command", "pulumi-language-yaml should"],
])("a host's build that %s leaves nothing behind", async (_, build, message) => {
  const machine = machineWithPulumi();
  machine.installGo(build);

  const { code, stdout, stderr } = await machine.engine({}, ...yaml);

  expect(stderr).toContain(message);
  expect([code, stdout, machine.cached()]).toEqual([1, "", []]);
});

test("a host that can't be built leaves the engine that was built for it", async () => {
  const machine = new FakeMachine();
  machine.installGo(`[ $command = pulumi-language-yaml ] && exit 1; ${makesCommand}`);

  const { code, stderr } = await machine.engine({}, ...yaml);

  expect(stderr).toMatch(
    /building pulumi-language-yaml \S+ failed: .* run this again, or install all of Pulumi/s,
  );
  expect(code).toBe(1);
  rmSync(join(machine.bin, "go"));
  expect((await machine.engine()).code).toBe(0);
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s ends a host's build and leaves nothing",
  async (name) => {
    const machine = machineWithPulumi();
    const pidFile = join(machine.root, "pid");
    machine.installGo(`echo half > $out$command; echo $$ > ${pidFile}; /bin/sleep 60`);
    const { child, finished } = machine.startEngine({}, ...yaml);
    await until(() => existsSync(pidFile) && readFileSync(pidFile, "utf8") !== "");

    child.kill(name);
    const { stdout, stderr } = await finished;

    expect(stderr).toContain(`ended by ${name}`);
    expect([stdout, machine.cached()]).toEqual(["", []]);
    expect(() => process.kill(Number(readFileSync(pidFile, "utf8")), 0)).toThrow("ESRCH");
  },
);

test("where a host is missing and go is too, the message names both remedies", async () => {
  const machine = machineWithPulumi();

  const { code, stdout, stderr } = await machine.engine({}, ...yaml);

  expect(stderr).toMatch(
    /pulumi-language-yaml should be in \S+, and building that needs Go 1\.\d+ or later: none that runs is on PATH\. Either install all of Pulumi .* or install Go/,
  );
  expect([code, stdout]).toEqual([1, ""]);
});

test.each([
  ["--languages", "yaml,ruby"],
  ["--languages", ""],
  ["--languages", "toString"],
])("%s %s is refused with what is allowed", async (...args) => {
  const { code, stdout, stderr } = await machineWithPulumi().engine({}, ...args);

  expect(stderr).toMatch(/there is no language host for ".*": --languages takes python and yaml/);
  expect([code, stdout]).toEqual([1, ""]);
});

test("an option that isn't known is refused", async () => {
  const { code, stderr } = await machineWithPulumi().engine({}, "--language", "yaml");

  expect(stderr).toContain("Unknown option '--language'");
  expect(code).toBe(1);
});
