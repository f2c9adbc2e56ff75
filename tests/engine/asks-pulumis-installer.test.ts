import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { FakeMachine, makesCommand } from "./fake-machine";

/** Stands in for get.pulumi.com: the body of a `fetch` in every process of the command. */
function pulumiHost(machine: FakeMachine, body: string): NodeJS.ProcessEnv {
  const file = join(machine.root, "pulumi-host.cjs");
  writeFileSync(file, `globalThis.fetch = async (url, { signal }) => { ${body} };`);
  return { NODE_OPTIONS: `--require ${file}`, PULUMI_KEYCARD_NO_INSTALLER: "" };
}

const installScript = `
while [ $# -gt 1 ]; do [ "$1" = --install-root ] && root=$2; [ "$1" = --version ] && version=$2; shift; done
/bin/mkdir -p "$root/bin"
for command in pulumi pulumi-language-nodejs pulumi-resource-pulumi-nodejs; do
  printf '#!/bin/sh\\necho v%s\\n' "$version" > "$root/bin/$command"
  /bin/chmod 755 "$root/bin/$command"
done`;

test("what Pulumi's installer installs is kept like a build", async () => {
  const machine = new FakeMachine();
  const host = pulumiHost(machine, `return new Response(${JSON.stringify(installScript)});`);

  const { stdout, stderr } = await machine.engine(host);

  expect(stderr).toMatch(/installing pulumi \S+ with Pulumi's own installer/);
  expect(stdout).toBe(`${join(machine.cache, ...machine.cached())}\n`);
  expect((await machine.engine()).stdout).toBe(stdout);
});

test.each([
  ["can't be reached", `throw new TypeError("fetch failed");`, "fetch failed"],
  ["refuses", `return new Response("", { status: 403 });`, "answered 403"],
  [
    "never answers",
    "setTimeout(() => {}, 60_000); return new Promise((_, no) => { signal.onabort = () => no(signal.reason); });",
    "timeout",
  ],
  ["sends a script that fails", `return new Response("echo no space; exit 1");`, "Command failed"],
])("where Pulumi's host %s, the engine is built instead", async (_, body, reason) => {
  const machine = new FakeMachine();
  machine.installGo(makesCommand);

  const { code, stderr } = await machine.engine(pulumiHost(machine, body));

  expect(stderr).toContain("engine: Pulumi's own installer can't be used: ");
  expect(stderr).toContain(reason);
  expect(code).toBe(0);
  expect(machine.cached()).toHaveLength(1);
});
