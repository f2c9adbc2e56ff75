import { setTimeout } from "node:timers/promises";

/** Polls for what tells nobody when it happens. The test's own time limit ends it. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(10);
}
