import type { Figure, Measurement } from "../lifecycle/measurement";
import { operations } from "../lifecycle/operation";
import { growthSizes, settings } from "../lifecycle/plan";
import { measured } from "../limits/quantity";
import { growthExponent, spreadOf } from "../statistics";
import { markdownTable } from "./markdown-table";

const figures = [
  ["time", "wallSeconds"],
  ["CPU", "cpuSeconds"],
  ["memory, all", "peakBytes"],
  ["memory, provider", "providerPeakBytes"],
  ["requests", "requests"],
  ["state", "stateBytes"],
] as const satisfies [string, Figure][];

/** By which power of their number the cost of credentials grows. */
export function growthTable(measurements: readonly Measurement[]): string {
  const contenders = [...new Set(measurements.map(({ contender }) => contender))];
  const rows = operations.flatMap((operation) =>
    contenders.flatMap((contender) => {
      const exponents = figures.map(([, figure]) =>
        exponentOf({ operation, contender, figure }, measurements),
      );
      return exponents.some((one) => one !== "") ? [[operation, contender, ...exponents]] : [];
    }),
  );
  return markdownTable(["", "", ...figures.map(([title]) => title)], rows);
}

/** Empty where it can't be told. */
function exponentOf(
  what: { operation: Measurement["operation"]; contender: string; figure: Figure },
  measurements: readonly Measurement[],
): string {
  const points = growthSizes.flatMap((credentials) => {
    const found = measured({ ...what, setting: { ...settings.one, credentials } }, measurements);
    return found.length > 0 ? [{ x: credentials, y: spreadOf(found).median }] : [];
  });
  if (points.length < growthSizes.length || points.some(({ y }) => y === 0)) return "";
  return growthExponent(points).toFixed(2);
}
