import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { FakeMachine, makesCommand } from "./fake-machine";

test("a pulumi on PATH is used, and its folder is all that stdout says", async () => {
  const machine = new FakeMachine();
  machine.installPulumi(machine.bin);

  const { code, stdout, stderr } = await machine.engine();

  expect(stdout).toBe(`${machine.bin}\n`);
  expect(stderr).toBe(`engine: using pulumi 3.300.0 in ${machine.bin}\n`);
  expect(code).toBe(0);
});

test("a link on PATH leads to the folder where the whole engine is", async () => {
  const machine = new FakeMachine();
  const cellar = join(machine.root, "cellar");
  machine.installPulumi(cellar);
  symlinkSync(join(cellar, "pulumi"), join(machine.bin, "pulumi"));

  expect((await machine.engine()).stdout).toBe(`${cellar}\n`);
});

test("a pulumi without its node language host is passed over, and the reason is said", async () => {
  const machine = new FakeMachine();
  const complete = join(machine.root, "complete");
  machine.installPulumiAlone(machine.bin);
  machine.installPulumi(complete);

  const { stdout, stderr } = await machine.engine({ PATH: `${machine.bin}:${complete}` });

  expect(stderr).toContain(
    `not using ${machine.bin}/pulumi: pulumi-language-nodejs and pulumi-resource-pulumi-nodejs should be beside it`,
  );
  expect(stdout).toBe(`${complete}\n`);
});

test.each([
  ["v3.253.9", "it is 3.253.9, and 3.254.0 or later is needed"],
  ["banana", "`pulumi version` printed banana"],
  ["v3.300.0; exit 3", "`pulumi version` failed: it ended with code 3"],
])("a pulumi that answers %s is passed over, and the reason is said", async (answer, reason) => {
  const machine = new FakeMachine();
  machine.installPulumi(machine.bin, answer);

  expect((await machine.engine()).stderr).toContain(reason);
});

test("~/.pulumi/bin is used where PATH has none", async () => {
  const machine = new FakeMachine();
  const folder = join(machine.home, ".pulumi", "bin");
  machine.installPulumi(folder);

  expect((await machine.engine()).stdout).toBe(`${folder}\n`);
});

test("PULUMI_HOME says where else than ~/.pulumi", async () => {
  const machine = new FakeMachine();
  machine.installPulumi(join(machine.home, ".pulumi", "bin"));
  machine.installPulumi(join(machine.root, "elsewhere", "bin"));

  const { stdout } = await machine.engine({ PULUMI_HOME: join(machine.root, "elsewhere") });

  expect(stdout).toBe(`${machine.root}/elsewhere/bin\n`);
});

test("PATH is preferred to a copy that was built earlier", async () => {
  const machine = new FakeMachine();
  machine.installGo(makesCommand);
  const built = await machine.engine();
  machine.installPulumi(machine.bin);

  const { stdout } = await machine.engine();

  expect(built.stdout).toContain(machine.cache);
  expect(stdout).toBe(`${machine.bin}\n`);
});

test("a folder called pulumi is no engine", async () => {
  const machine = new FakeMachine();
  mkdirSync(join(machine.bin, "pulumi"));

  const { code, stderr } = await machine.engine();

  expect(stderr).not.toContain("not using");
  expect(code).toBe(1);
});
