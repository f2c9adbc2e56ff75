import { leakFinder } from "../support/leak-finder";
import type { Written } from "./loud-life";

/** How the engine begins what it logs: a call, a call that is traced, a message. */
const begins =
  /"method":"(?<method>[^"]+)|\{\\?"gRPC (?<traced>\w+\\?":\\?"\w*)|"msg":"(?<msg>[\w:]+)|"message":"(?<message>\w+ \w+)|(?<printed>(?:debug|info|warning|error): \w+ \w+)/g;

/** Written as lines of JSON; what begins in one line ends there. */
const inLines = new Set(["--event-log", "--json", "--otel-traces", "-v=9", "PULUMI_DEBUG_GRPC"]);

/** Where one of the secrets shows: by the switch that had it written, and what the engine began there. */
export function placesOf(written: Written, secrets: readonly string[]): Set<string> {
  const leaksIn = leakFinder(secrets);
  const places = new Set<string>();
  for (const [name, contents] of Object.entries(written)) {
    for (const content of contents) {
      const text = content.toString("latin1");
      for (const { start } of leaksIn(content)) {
        const from = inLines.has(name) ? text.lastIndexOf("\n", start) + 1 : 0;
        places.add(`${name}: ${lastBegun(text.slice(from, start))}`);
      }
    }
  }
  return places;
}

function lastBegun(text: string): string {
  const last = [...text.matchAll(begins)].at(-1);
  const begun = Object.values(last?.groups ?? {}).find((value) => value !== undefined);
  return begun?.replaceAll("\\", "") ?? "nothing that is known";
}
