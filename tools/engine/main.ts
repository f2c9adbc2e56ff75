import { parseArgs } from "node:util";
import { findEngine } from "./find-engine";

const interruption = new AbortController();
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(name, () => interruption.abort(new Error(`ended by ${name}`)));
}

const report = (line: string) => console.error(`engine: ${line}`);

async function main(): Promise<string> {
  const { values } = parseArgs({ options: { languages: { type: "string" } } });
  const languages = values.languages?.split(",").map((language) => language.trim()) ?? [];
  return findEngine(languages, { env: process.env, report, signal: interruption.signal });
}

// Exits at once: a name lookup of the installer's host may hang for longer than anything waits for it.
main().then(
  (folder) => {
    console.log(folder);
    process.exit(0);
  },
  (error: unknown) => {
    report(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
