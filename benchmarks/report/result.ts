import type { Spread } from "../statistics";
import { markdownTable } from "./markdown-table";
import { spreadCell } from "./spread-cell";

/** One line on what isn't an operation. */
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
  return markdownTable(["what", "measured", "beside", "limit"], rows);
}

/** In whole numbers. @param unit what stands behind the median */
export function spreadText(spread: Spread, unit: string): string {
  return spreadCell(spread, (value) => String(Math.round(value)), ` ${unit}`);
}
