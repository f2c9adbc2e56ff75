import type { Figure, Measurement } from "../lifecycle/measurement";
import { operations } from "../lifecycle/operation";
import type { Setting } from "../lifecycle/setting";
import type { Quantity } from "../limits/quantity";
import { growthExponent } from "../statistics";
import { growthPoints } from "./growth-points";
import { markdownTable } from "./markdown-table";

const figures = [
  ["time", "wallSeconds"],
  ["CPU", "cpuSeconds"],
  ["memory, all", "peakBytes"],
  ["memory, provider", "providerPeakBytes"],
  ["requests", "requests"],
  ["state", "stateBytes"],
] as const satisfies [string, Figure][];

/** Below it, most of what is measured is a fixed cost. */
const smallest = 100;

/** By which power of their number the cost of credentials grows, where nothing else differs from `setting`. */
export function growthTable(setting: Setting, measurements: readonly Measurement[]): string {
  const contenders = [...new Set(measurements.map(({ contender }) => contender))];
  const rows = operations.flatMap((operation) =>
    contenders.flatMap((contender) => {
      const exponents = figures.map(([, figure]) =>
        exponentOf({ setting, operation, contender, figure }, measurements),
      );
      return exponents.some((one) => one !== "") ? [[operation, contender, ...exponents]] : [];
    }),
  );
  return markdownTable(["", "", ...figures.map(([title]) => title)], rows);
}

/** Empty where it can't be told. */
function exponentOf(quantity: Quantity, measurements: readonly Measurement[]): string {
  const points = growthPoints(quantity, measurements).filter(({ x }) => x >= smallest);
  if (points.length < 3 || points.some(({ y }) => y === 0)) return "";
  return growthExponent(points).toFixed(2);
}
