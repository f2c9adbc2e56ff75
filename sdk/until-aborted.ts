import { aborted } from "node:util";

/** A wait for work that others share ends with the signal of the one that waits; the work goes on. */
export function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const abort = aborted(signal, work).then(() => {
    throw signal.reason;
  });
  return Promise.race([work, abort]);
}
