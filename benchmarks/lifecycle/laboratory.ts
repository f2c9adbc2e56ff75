import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPackage } from "../../tools/project/install-package";
import type { Laboratory } from "./contenders/contender";
import { installFloorPackage } from "./contenders/floor";

/** Runs `work` in a laboratory that is removed afterwards. */
export async function inLaboratory<T>(work: (laboratory: Laboratory) => Promise<T>): Promise<T> {
  const engine = process.env.PULUMI_KEYCARD_ENGINE;
  if (!engine) {
    throw new Error(
      "PULUMI_KEYCARD_ENGINE is not set. Run `make bench`, or set it to what `npm run --silent engine` prints.",
    );
  }
  const folder = await mkdtemp(join(tmpdir(), "pulumi-keycard-bench-"));
  try {
    await installPackage(folder);
    await installFloorPackage(folder);
    return await work({ folder, engine });
  } finally {
    await rm(folder, { recursive: true, maxRetries: 3 });
  }
}
