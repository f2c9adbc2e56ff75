import { setTimeout } from "node:timers/promises";

/** Polls for what tells nobody when it happens, for as long as the test may take. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(10, undefined, { ref: false });
}
