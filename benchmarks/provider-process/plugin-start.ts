import { type Result, spreadText } from "../report/result";
import { spreadOf } from "../statistics";
import { ProviderProcess } from "./provider-process";

const most = 1.3;

/**
 * Plugin start to "ready", beside that of one that does nothing. The two take turns, so that whatever else the machine
 * does is hard on both, and each pair is compared by itself.
 */
export async function pluginStart(
  plugin: string,
  emptyPlugin: string,
  runs: number,
): Promise<Result> {
  // The first of each only warms the caches.
  await pairOfStarts(plugin, emptyPlugin);
  const pairs: Pair[] = [];
  while (pairs.length < runs) pairs.push(await pairOfStarts(plugin, emptyPlugin));
  const ours = spreadOf(pairs.map((pair) => pair.ours));
  const empty = spreadOf(pairs.map((pair) => pair.empty));
  const { median: ratio } = spreadOf(pairs.map((pair) => pair.ours / pair.empty));
  return {
    what: `plugin start to "ready", median and quartiles of ${runs}`,
    measured: spreadText(ours, "ms"),
    beside: `an empty gRPC server: ${spreadText(empty, "ms")}`,
    limit: { text: `${ratio.toFixed(2)} of ${most} times`, isKept: ratio <= most },
  };
}

/** Milliseconds of each. */
interface Pair {
  ours: number;
  empty: number;
}

async function pairOfStarts(plugin: string, emptyPlugin: string): Promise<Pair> {
  const ours = await readyAfterMs(plugin);
  return { ours, empty: await readyAfterMs(emptyPlugin) };
}

async function readyAfterMs(file: string): Promise<number> {
  const started = await ProviderProcess.start([file], process.cwd());
  await started.end();
  return started.readyAfterMs;
}
