import type { Laboratory } from "./contenders/contender";
import { oursDynamic, oursPlugin } from "./contenders/ours";
import { Life } from "./life";

const one = { credentials: 1, accounts: 1, latencyMs: 0 };

/** Fills the caches of Node.js and of the machine, for which the first to be measured would pay otherwise. */
export async function warmUp(laboratory: Laboratory): Promise<void> {
  for (const contender of [oursDynamic, oursPlugin]) {
    const life = await Life.begin(contender, one, laboratory);
    await life.prepare();
    await life.end();
  }
}
