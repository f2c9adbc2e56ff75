import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulator } from "../../simulator";
import { Demo } from "./demo";
import { narrate } from "./narrate";

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
  const demo = new Demo({ folder, engine, simulator, interruption: interruption.signal });
  try {
    await demo.play();
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    narrate("Interrupted: what the demo made is removed first.");
    process.exitCode = 130;
  } finally {
    await demo.cleanUp();
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
