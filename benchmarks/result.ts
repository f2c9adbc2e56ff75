import type { Spread } from "./statistics";

/** One line of what `make bench` prints. */
export interface Result {
  what: string;
  measured: string;
  /** What it is to be compared with. */
  beside: string;
  limit?: { text: string; isKept: boolean };
}

/** As Markdown. */
export function tableOf(results: readonly Result[]): string {
  const rows = results.map(({ what, measured, beside, limit }) => [
    what,
    measured,
    beside,
    limit ? `${limit.text}: ${limit.isKept ? "kept" : "**missed**"}` : "",
  ]);
  const all = [["what", "measured", "beside", "limit"], ["---", "---", "---", "---"], ...rows];
  return all.map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** @param unit what stands behind the numbers */
export function spreadText({ median, quartiles }: Spread, unit: string): string {
  const [low, high] = quartiles.map(Math.round);
  return `${Math.round(median)} ${unit} (${low}–${high})`;
}
