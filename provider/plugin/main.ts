import { setTimeout as sleep } from "node:timers/promises";
import { engineVanished } from "../host/engine-vanished";
import type { CallsUnderWay } from "./calls-under-way";
import { listen } from "./server";
import type { Service } from "./service";

/** The engine kills a plugin that takes 5 s to end. */
const interruptedMaxMs = 4_000;
/** A request under way when the engine has vanished may take so long: what it is answered to have made is undone. */
const abandonedGraceMs = 8_000;
const abandonedMaxMs = 10_000;
/** So long answers may be on their way: those of before, and those to what was ended, of a large set megabytes. */
const answeredMs = 50;
const endedMs = 250;

async function main(): Promise<void> {
  // The engine puts the stack's config into it, decrypted, and users may put the key into it.
  process.report.excludeEnv = true;
  const { port, calls } = await listen(service);
  process.stdout.write(`${port}\n`);
  endWithEngine(calls);
  // Only now: the engine has its port, and takes a moment to call.
  service();
}

let made: Service | undefined;

/** Loaded with the first call, or before it. */
function service(): Service {
  made ??= new (require("./service") as typeof import("./service.js")).Service();
  return made;
}

/** Ends the process at the engine's signal, and when the engine has vanished. */
function endWithEngine(calls: CallsUnderWay): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      service().cancel();
      end(calls, interruptedMaxMs);
    });
  }
  // What is printed for an engine that is gone is no reason to crash.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  engineVanished().addEventListener("abort", () => {
    setTimeout(() => service().cancel(), abandonedGraceMs);
    end(calls, abandonedMaxMs);
  });
}

/** Connections are not waited for: an engine that is about to end leaves them open. */
async function end(calls: CallsUnderWay, afterMs: number): Promise<void> {
  setTimeout(() => process.exit(0), afterMs);
  const lastAnswerMs = calls.areThere ? endedMs : answeredMs;
  await calls.none();
  await sleep(lastAnswerMs);
  process.exit(0);
}

main();
