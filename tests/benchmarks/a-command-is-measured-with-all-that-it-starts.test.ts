import { measuredCommand } from "../../benchmarks/usage/measured-command";

jest.setTimeout(60_000);

const megabytes = 200;

/** Works for half a second of CPU time, holds memory, and stays until it has been looked at. */
const busy = `
const held = Buffer.alloc(${megabytes * 1e6}, 1);
while (process.cpuUsage().user < 500_000) held.fill(2);
setTimeout(() => {}, 300);
`;
const starter = `require("node:child_process").spawnSync(process.execPath, ["-e", process.argv[1], "the-provider"])`;

// Memory and CPU time are looked up in /proc.
const onLinux = process.platform === "linux" ? test : test.skip;

onLinux("the memory and the CPU time of what a command starts are its own", async () => {
  const usage = await measured((commandLine) => commandLine.endsWith("the-provider "));
  expect(usage.peakBytes).toBeGreaterThan(megabytes * 1e6);
  expect(usage.cpuSeconds).toBeGreaterThan(0.5);
  expect(usage.wallSeconds).toBeGreaterThan(0.5);
  expect(usage.providerPeakBytes).toBeGreaterThan(megabytes * 1e6);
  expect(usage.providerPeakBytes).toBeLessThan(usage.peakBytes);
});

onLinux("a provider's memory is told only where there is one", async () => {
  expect((await measured(() => false)).providerPeakBytes).toBe(0);
});

test("a command that fails is no measurement", async () => {
  const command = {
    ...node("console.log('what it said'); process.exit(3)"),
    isProvider: () => false,
  };
  await expect(measuredCommand(command)).rejects.toThrow(/ended with 3:\nwhat it said/);
});

function measured(isProvider: (commandLine: string) => boolean) {
  return measuredCommand({ ...node(starter, busy), isProvider });
}

function node(program: string, ...args: string[]) {
  return { file: process.execPath, args: ["-e", program, ...args], cwd: ".", env: process.env };
}
