import type { Figure, Measurement } from "../lifecycle/measurement";
import { operations } from "../lifecycle/operation";
import { type Setting, settingText } from "../lifecycle/setting";
import { measured } from "../limits/quantity";
import { spreadOf } from "../statistics";
import { markdownTable } from "./markdown-table";
import { spreadCell } from "./spread-cell";

interface Column {
  title: string;
  figure: Figure;
  /** Divides what was measured. */
  unit: number;
  digits: number;
}

const columns: readonly Column[] = [
  { title: "CPU", figure: "cpuSeconds", unit: 1, digits: 1 },
  { title: "memory, all", figure: "peakBytes", unit: 1e6, digits: 0 },
  { title: "memory, provider", figure: "providerPeakBytes", unit: 1e6, digits: 0 },
  { title: "requests", figure: "requests", unit: 1, digits: 0 },
];

/** A table for each setting, in the order of measuring. */
export function lifecycleTables(measurements: readonly Measurement[]): string {
  const byTitle = new Map(measurements.map((one) => [settingText(one), one]));
  return [...byTitle]
    .map(([title, setting]) => `### ${title}\n\n${lifecycleTable(setting, measurements)}`)
    .join("\n\n");
}

function lifecycleTable(setting: Setting, all: readonly Measurement[]): string {
  const here = all.filter((one) => settingText(one) === settingText(setting));
  const contenders = [...new Set(here.map(({ contender }) => contender))].toSorted(
    inPlanOrder(all),
  );
  const rows = operations.flatMap((operation) =>
    contenders
      .map((contender) => ({ setting, contender, operation }))
      .filter((one) => measured({ ...one, figure: "requests" }, here).length > 0)
      .map((one) => {
        const spread = (figure: Figure) => spreadOf(measured({ ...one, figure }, here));
        return [
          operation,
          one.contender,
          spreadCell(spread("wallSeconds"), (seconds) => seconds.toFixed(1), " s"),
          ...columns.map(({ figure, unit, digits }) =>
            (spread(figure).median / unit).toFixed(digits),
          ),
          operation === "destroy" ? "" : perCredential(spread("stateBytes").median, setting),
        ];
      }),
  );
  const titles = columns.map(({ title }) => title);
  return markdownTable(["", "", "time", ...titles, "state each"], rows);
}

function perCredential(bytes: number, { credentials }: Setting): string {
  return Math.round(bytes / credentials).toLocaleString("en");
}

/** Turns rotate: what was measured first in one setting isn't what stands first in another. */
function inPlanOrder(all: readonly Measurement[]) {
  const order = [...new Set(all.map(({ contender }) => contender))];
  return (a: string, b: string) => order.indexOf(a) - order.indexOf(b);
}
