/** What the client waits for is real time: 20 s for an answer, up to 8 s before it asks again. */
const speed = 5;

type Timers = Pick<typeof globalThis, "setTimeout" | "performance">;

/** Lets waits pass `speed` times as fast: 20 s last four. Dates stay as they are. Source text, too, so it stands alone. */
function quicken(globals: Timers, speed: number): void {
  const { setTimeout, performance } = globals;
  const sooner = (callback: () => void, ms = 0, ...given: unknown[]) =>
    Reflect.apply(setTimeout, globals, [callback, ms / speed, ...given]);
  Object.defineProperties(sooner, Object.getOwnPropertyDescriptors(setTimeout));
  const startedAt = performance.now();
  const now = () => startedAt + (performance.now() - startedAt) * speed;
  globals.setTimeout = sooner as typeof setTimeout;
  globals.performance = Object.create(performance, { now: { value: now } });
}

/** The same for all that a test file does from now on. */
export function quickenHere(): void {
  quicken(globalThis, speed);
}

const quickenProcess = `
  import timers from "node:timers/promises";
  (${quicken})(globalThis, ${speed});
  const { setTimeout } = timers;
  timers.setTimeout = (ms, ...given) => setTimeout(ms / ${speed}, ...given);`;

/** The environment of a process whose clock is fast, as it is told to Node: the program in it is the packed one. */
export const fastClock = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(quickenProcess)}`,
};
