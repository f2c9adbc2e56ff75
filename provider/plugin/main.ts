import { fstatSync } from "node:fs";
import type { Server } from "@grpc/grpc-js";
import { listen } from "./server";
import type { Service } from "./service";

/** What is under way when the engine has vanished may take so long to end: an answer that comes yet is undone. */
const abandonedMaxMs = 10_000;
/** The engine kills a plugin that takes 5 s to end. */
const interruptedMaxMs = 4_000;

async function main(): Promise<void> {
  const { server, port } = await listen(service);
  process.stdout.write(`${port}\n`);
  endWith(server);
  // Only now: the engine has its port, and takes a moment to call.
  service();
}

let made: Service | undefined;

/** Loaded with the first call, or before it. */
function service(): Service {
  made ??= new (require("./service") as typeof import("./service.js")).Service();
  return made;
}

/** Ends the process with the engine: at its signal, and when it has vanished. */
function endWith(server: Server): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, async () => {
      end(server, interruptedMaxMs);
      await service().cancel();
    });
  }
  // What is printed for an engine that is gone is no reason to crash.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  // The engine holds the other end, so its end is the engine's. In a terminal or at a file it says nothing.
  if (!fstatSync(0).isFIFO() && !fstatSync(0).isSocket()) return;
  process.stdin
    .on("error", () => {})
    .on("close", () => end(server, abandonedMaxMs))
    .resume();
}

function end(server: Server, afterMs: number): void {
  server.tryShutdown(() => process.exit(0));
  setTimeout(() => process.exit(0), afterMs);
}

main();
