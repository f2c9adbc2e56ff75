import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "../support/until";
import { FakeMachine, makesCommand } from "./fake-machine";

test("without pulumi and without go, the message names both remedies", async () => {
  const { code, stdout, stderr } = await new FakeMachine().engine();

  expect(stderr).toMatch(
    /none that runs is on PATH\. Either install Pulumi .* or install Go 1\.\d+\.\d+ or later/,
  );
  expect(stdout).toBe("");
  expect(code).toBe(1);
});

test("a go that is too old is named", async () => {
  const machine = new FakeMachine();
  machine.installGo(makesCommand, "go1.20.14");

  expect((await machine.engine()).stderr).toContain("the one on PATH is 1.20.14. Either");
});

test("a build ends in a complete engine, with its folder alone on stdout", async () => {
  const machine = new FakeMachine();
  machine.installGo(`echo "go: downloading"; ${makesCommand}`);

  const { code, stdout, stderr } = await machine.engine();

  expect(machine.cached()).toHaveLength(1);
  expect(stdout).toBe(`${join(machine.cache, ...machine.cached())}\n`);
  expect(readdirSync(stdout.trim()).sort()).toEqual([
    "pulumi",
    "pulumi-language-nodejs",
    "pulumi-resource-pulumi-nodejs",
  ]);
  expect(stderr).toMatch(/building pulumi \S+ from its Go modules .*\n.*done in \d+ s/);
  expect(code).toBe(0);
});

test("go.sum and not the user's settings decides what is built", async () => {
  const machine = new FakeMachine();
  const seen = join(machine.root, "seen");
  machine.installGo(`echo "$GOFLAGS $GOWORK $CGO_ENABLED" > ${seen}; ${makesCommand}`);

  await machine.engine({ GOFLAGS: "-mod=mod", GOWORK: "/go.work" });

  expect(readFileSync(seen, "utf8")).toMatch(/^-mod=readonly .* off 0\n$/);
});

test("the copy of an earlier run is used, go or not", async () => {
  const machine = new FakeMachine();
  machine.installGo(makesCommand);
  const first = await machine.engine();
  rmSync(join(machine.bin, "go"));

  expect((await machine.engine()).stdout).toBe(first.stdout);
});

test("a copy that has become unusable is built again", async () => {
  const machine = new FakeMachine();
  machine.installGo(makesCommand);
  const first = await machine.engine();
  machine.installPulumiAlone(first.stdout.trim(), "banana");

  const { stdout, stderr } = await machine.engine();

  expect(stderr).toContain("printed banana");
  expect(stdout).toBe(first.stdout);
  expect(machine.cached()).toHaveLength(1);
});

test("two runs at once end with the same folder", async () => {
  const machine = new FakeMachine();
  machine.installGo(`/bin/sleep 0.5; ${makesCommand}`);

  const [one, other] = await Promise.all([machine.engine(), machine.engine()]);

  expect(one).toMatchObject({ code: 0, stdout: other.stdout });
  expect(machine.cached()).toHaveLength(1);
});

test.each([
  ["fails", "echo half > $out$command; echo checksum mismatch >&2; exit 1", "checksum mismatch"],
  ["is killed", "echo half > $out$command; kill -9 $$", "it ended with SIGKILL"],
  ["makes something that doesn't run", "echo half > $out$command", "there is no pulumi in it"],
])("a build that %s leaves nothing behind", async (_, build, message) => {
  const machine = new FakeMachine();
  machine.installGo(build);

  const { code, stdout, stderr } = await machine.engine();

  expect(stderr).toContain(message);
  expect([code, stdout, machine.cached()]).toEqual([1, "", []]);
});

test.each([
  ["SIGINT", "a build", ""],
  ["SIGTERM", "a build", ""],
  ["SIGINT", "a build that ignores it", "trap '' INT;"],
] as const)("%s ends %s and leaves nothing", async (name, _, trap) => {
  const machine = new FakeMachine();
  const pidFile = join(machine.root, "pid");
  machine.installGo(`${trap} echo half > $out$command; echo $$ > ${pidFile}; /bin/sleep 60`);
  const { child, finished } = machine.startEngine();
  await until(() => existsSync(pidFile) && readFileSync(pidFile, "utf8") !== "");

  child.kill(name);
  const { stdout, stderr } = await finished;

  expect(stderr).toContain(`ended by ${name}`);
  expect([stdout, machine.cached()]).toEqual(["", []]);
  expect(() => process.kill(Number(readFileSync(pidFile, "utf8")), 0)).toThrow("ESRCH");
});

test("where the cache can't be written, that is said and a private temporary folder is used", async () => {
  const machine = new FakeMachine();
  machine.installGo(makesCommand);
  const file = join(machine.root, "file");
  writeFileSync(file, "");
  const env = { PULUMI_KEYCARD_ENGINE_CACHE: join(file, "cache") };

  const { stdout, stderr } = await machine.engine(env);

  expect(stderr).toContain(`${file}/cache can't be written (`);
  expect(stdout).toMatch(`${machine.tmp}/pulumi-keycard-`);
  expect((await machine.engine(env)).stdout).toBe(stdout);
});

test("a temporary folder that is open to others is not trusted", async () => {
  const machine = new FakeMachine();
  machine.installGo(makesCommand);
  mkdirSync(join(machine.tmp, `pulumi-keycard-${process.getuid?.()}`), { mode: 0o755 });

  const { code, stderr } = await machine.engine({ PULUMI_KEYCARD_ENGINE_CACHE: "/dev/null/cache" });

  expect(stderr).toContain("is open to others: remove it, or set PULUMI_KEYCARD_ENGINE_CACHE");
  expect(code).toBe(1);
});
