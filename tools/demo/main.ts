import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulator } from "../../simulator";
import { installPackage } from "../project/install-package";
import { lifeOfACredential } from "./life-of-a-credential";
import { announce, narrate } from "./narrate";
import { rotationWithoutDowntime } from "./rotation-without-downtime";
import { Stage } from "./stage";

async function main(): Promise<void> {
  const engine = process.env.PULUMI_KEYCARD_ENGINE;
  if (!engine)
    throw new Error("PULUMI_KEYCARD_ENGINE is not set. Run `make demo`, which sees to it.");
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => interruption.abort());
  }
  const folder = await mkdtemp(join(tmpdir(), "pulumi-keycard-demo-"));
  const simulator = await startSimulator();
  const stage = new Stage({ folder, engine, simulator, interruption: interruption.signal });
  try {
    await play(stage);
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    narrate("Interrupted: what the demo made is removed first.");
    process.exitCode = 130;
  } finally {
    await stage.cleanUp();
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function play(stage: Stage): Promise<void> {
  announce(
    "The package is packed and installed, as npm would do it, and a Keycard API is simulated",
  );
  narrate(`a simulated Keycard API answers at ${stage.simulator.baseUrl}`);
  await installPackage(stage.folder);
  narrate("installed; the projects are those of examples/");
  await lifeOfACredential(stage);
  await rotationWithoutDowntime(stage);
  announce("All stacks are destroyed");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
