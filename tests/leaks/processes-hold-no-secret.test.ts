import { randomUUID } from "node:crypto";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import { leakFinder } from "../support/leak-finder";
import { newProject } from "../support/sandbox";
import { simulated } from "../support/simulated";
import {
  bothDoors,
  configureLogin,
  configureMinimal,
  minimalKey,
  minimalSecret,
  withoutPackage,
} from "./programs";
import { type Shown, watchProcesses } from "./watch-processes";

/** What the system shows of all processes of an `up` and a `destroy`. */
function watched(project: PulumiProject): Promise<Shown[]> {
  const mark = randomUUID();
  const run = async () => {
    for (const command of ["up", "destroy"]) {
      const args = [command, "--yes", "--skip-preview"];
      const { exitCode, output } = await project.pulumi(args, { TEST_MARK: mark });
      if (exitCode !== 0) throw new Error(`pulumi ${command} ended with ${exitCode}:\n${output}`);
    }
  };
  return watchProcesses(`TEST_MARK=${mark}`, run());
}

/** Where one of the secrets stands, each place once. */
function sightings(shown: readonly Shown[], secrets: readonly string[]): string[] {
  const leaksIn = leakFinder(secrets);
  const seen = shown.filter(({ text }) => leaksIn(text).length > 0);
  return [...new Set(seen.map(({ program, where }) => `${program}: ${where}`))].sort();
}

// Other systems have other ways to show processes.
const testOnLinux = process.platform === "linux" ? test : test.skip;

testOnLinux(
  "no process is started with a secret, but for those that the engine hands the stack's config",
  simulated(async (simulator) => {
    const [ours, minimal] = await Promise.all([
      newProject(bothDoors(simulator), {}),
      newProject(withoutPackage, {}),
    ]);
    await Promise.all([configureLogin(ours, simulator), configureMinimal(minimal)]);
    const [shown, shownWithoutPackage] = await Promise.all([watched(ours), watched(minimal)]);
    const programs = new Set(shown.map(({ program }) => program));
    for (const provider of ["dynamic-provider/index.js", "pulumi-resource-keycard"]) {
      expect(programs).toContain(provider);
    }

    const inConfig = /: PULUMI_CONFIG$/;
    const seen = sightings(shown, simulator.issuedSecrets());
    expect(seen.filter((one) => !inConfig.test(one))).toEqual([]);
    // The engine's doing: the same for a program without this package. Where it ends, take it off docs/secrets.md.
    const seenWithoutPackage = sightings(shownWithoutPackage, [minimalKey, minimalSecret]);
    expect(seenWithoutPackage).toContainEqual(expect.stringMatching(inConfig));
  }),
  600_000,
);
