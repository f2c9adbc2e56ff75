import { ProviderProcess } from "./provider-process";
import { type Result, spreadText } from "./result";
import { spreadOf } from "./statistics";

const most = 1.3;

/**
 * Plugin start to "ready", beside that of one that does nothing. The two take turns, so that whatever else the machine
 * does is hard on both.
 */
export async function pluginStart(
  plugin: string,
  emptyPlugin: string,
  runs: number,
): Promise<Result> {
  const ours: number[] = [];
  const empty: number[] = [];
  // The first of each only warms the caches.
  for (let run = 0; run <= runs; run++) {
    const times = [await readyAfterMs(plugin), await readyAfterMs(emptyPlugin)] as const;
    if (run === 0) continue;
    ours.push(times[0]);
    empty.push(times[1]);
  }
  const [spread, emptySpread] = [spreadOf(ours), spreadOf(empty)];
  const ratio = spread.median / emptySpread.median;
  return {
    what: `plugin start to "ready", median and quartiles of ${runs}`,
    measured: spreadText(spread, "ms"),
    beside: `an empty gRPC server: ${spreadText(emptySpread, "ms")}`,
    limit: { text: `${ratio.toFixed(2)} of ${most} times`, isKept: ratio <= most },
  };
}

async function readyAfterMs(file: string): Promise<number> {
  const started = await ProviderProcess.start([file], process.cwd());
  await started.end();
  return started.readyAfterMs;
}
