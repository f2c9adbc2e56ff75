import { fstatSync } from "node:fs";

let signal: AbortSignal | undefined;

/**
 * Aborted when the engine has vanished: it holds the other end of standard input. In a terminal or at a file that says
 * nothing, and the signal is never aborted.
 */
export function engineVanished(): AbortSignal {
  signal ??= watched();
  return signal;
}

function watched(): AbortSignal {
  const vanished = new AbortController();
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) {
    process.stdin
      .on("error", () => {})
      .on("close", () => vanished.abort())
      .resume();
  }
  return vanished.signal;
}
