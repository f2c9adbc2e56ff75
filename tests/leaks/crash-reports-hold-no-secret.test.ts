import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Simulator } from "../../simulator";
import { type Door, eachDoor } from "../provider/door";
import { configFor, created, withProvider } from "../provider/provided";
import type { ProviderSettings } from "../provider/wire";
import { type Leak, leakFinder } from "../support/leak-finder";
import { settingsFor } from "../support/sandbox";
import { simulated } from "../support/simulated";

// Each starts processes, and waits for their reports.
jest.setTimeout(120_000);

interface Report {
  environmentVariables?: Record<string, string>;
}

/** Crashes the process where a test would end it, after a report: a host may catch what Node would report itself. */
const crash = `process.once("SIGTERM", () => {
  // Or the names of all sockets' ends are asked for first.
  process.report.excludeNetwork = true;
  process.report.writeReport();
  setTimeout(() => process.exit(1), 100);
  throw new Error("A crash on purpose.");
});`;

/** Node's diagnostic report of a provider process that has made a credential, logged in with it, and crashed. */
async function reportOfCrash(
  door: Door,
  simulator: Simulator,
  { config, env }: ProviderSettings,
  options = "",
): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), "pulumi-keycard-reports-"));
  try {
    const script = join(folder, "crash.cjs");
    await writeFile(script, crash);
    const NODE_OPTIONS = `--require ${script} --report-directory=${folder} ${options}`;
    const settings = { env: { ...env, NODE_OPTIONS }, ...(config && { config }) };
    await withProvider(door, settings, async (provider) => {
      await created({ provider, simulator }, { verify: true });
    });
    const [file] = (await readdir(folder)).filter((name) => name.endsWith(".json"));
    if (file === undefined) throw new Error("The process left no report.");
    return JSON.parse(await readFile(join(folder, file), "utf8"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function leaksIn(report: Report, simulator: Simulator): Leak[] {
  return leakFinder(simulator.issuedSecrets())(JSON.stringify(report));
}

eachDoor((door) => {
  test(
    "a crash's report holds none of the secrets that the process held",
    simulated(async (simulator) => {
      const report = await reportOfCrash(door, simulator, { config: configFor(simulator) });
      expect(leaksIn(report, simulator)).toEqual([]);
    }),
  );

  test(
    "a secret in the environment is in it where Node puts the environment into it, which the plugin keeps it from",
    simulated(async (simulator) => {
      const env = settingsFor(simulator) as Record<string, string>;
      const { environmentVariables, ...rest } = await reportOfCrash(door, simulator, { env });
      const shown = door === "plugin" ? undefined : simulator.clientSecret;
      expect(environmentVariables?.KEYCARD_CLIENT_SECRET).toBe(shown);
      expect(leaksIn(rest, simulator)).toEqual([]);

      const without = await reportOfCrash(door, simulator, { env }, "--report-exclude-env");
      expect(leaksIn(without, simulator)).toEqual([]);
    }),
  );
});
