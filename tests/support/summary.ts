import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { artifactsFolder } from "./run-folders";

const summaryFile = join(artifactsFolder, "summary.jsonl");

interface Figures {
  suite: string;
  figures: Record<string, number>;
}

export function startSummary(): void {
  writeFileSync(summaryFile, "");
}

/**
 * Adds to what the run's last lines tell of a suite, by name: `faults: 700 cells run, 0 violations`. Test files are
 * processes of their own; figures of one name are added up.
 */
export function addToSummary(suite: string, figures: Record<string, number>): void {
  appendFileSync(summaryFile, `${JSON.stringify({ suite, figures } satisfies Figures)}\n`);
}

/** A line for each suite that ran. */
export function printSummary(): void {
  const lines = readFileSync(summaryFile, "utf8").split("\n").filter(Boolean);
  const told: Figures[] = lines.map((line) => JSON.parse(line));
  for (const [suite, parts] of Map.groupBy(told, (one) => one.suite)) {
    const sums = new Map<string, number>();
    for (const [name, count] of parts.flatMap((part) => Object.entries(part.figures))) {
      sums.set(name, (sums.get(name) ?? 0) + count);
    }
    const text = [...sums].map(([name, count]) => `${count.toLocaleString("en")} ${name}`);
    process.stdout.write(`${suite}: ${text.join(", ")}\n`);
  }
}
