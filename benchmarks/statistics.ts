/** What many measurements of one thing say. */
export interface Spread {
  median: number;
  /** A quarter of them is below, a quarter above. */
  quartiles: [number, number];
}

export function spreadOf(measured: readonly number[]): Spread {
  const sorted = measured.toSorted((a, b) => a - b);
  return {
    median: quantile(sorted, 0.5),
    quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.75)],
  };
}

/** The measurement that so large a part of them is not above. */
function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.ceil(part * sorted.length) - 1] ?? Number.NaN;
}
