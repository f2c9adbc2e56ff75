import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { simulatedApi } from "./simulated-api";

const root = join(__dirname, "../..");
const running: ChildProcess[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

function run(...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "simulator/main.ts", ...args], {
    cwd: root,
  });
  running.push(child);
  return child;
}

async function failureOf(...args: string[]) {
  const child = run(...args);
  const exit = once(child, "exit");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await exit;
  return { code, stdout, stderr };
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "the command prints how to log in, runs until %s, and exits with 0",
  async (signal) => {
    const child = run("--latency-ms", "1", "--rate-limit", "50");
    const exit = once(child, "exit");
    const [line] = await once(child.stdout, "data");
    const ready = JSON.parse(line.toString());

    const response = await fetch(`${ready.baseUrl}/service-account-token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: ready.clientId,
        client_secret: ready.clientSecret,
      }),
    });
    const rest = text(child.stdout);
    child.kill(signal);

    expect(Object.keys(ready)).toEqual([
      "baseUrl",
      "clientId",
      "clientSecret",
      "organizationId",
      "serviceAccountId",
    ]);
    expect(response.status).toBe(200);
    expect(await exit).toEqual([0, null]);
    expect(line.toString().trimEnd()).not.toContain("\n");
    expect(await rest).toBe("");
  },
);

test.each([
  [["--port", "many"], "--port must be a whole number from 0 to 65535"],
  [["--port", "65536"], "--port must be a whole number from 0 to 65535"],
  [["--latency-ms", "-1"], "--latency-ms"],
  [["--rate-limit", "0"], "--rate-limit must be a whole number from 1 to 10000"],
  [["--prot", "1"], "--prot"],
])("%j is refused with one sentence and exit code 2", async (args, reason) => {
  const { code, stdout, stderr } = await failureOf(...args);

  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain(reason);
  expect(stderr.trimEnd()).not.toContain("\n");
});

test("a taken port is refused with one sentence and exit code 2", async () => {
  const { simulator } = await simulatedApi();
  const { port } = new URL(simulator.baseUrl);

  const { code, stdout, stderr } = await failureOf("--port", port);

  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(new RegExp(`^Port ${port} is taken[^\n]*\n$`));
});
