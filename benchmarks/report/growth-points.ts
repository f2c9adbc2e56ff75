import type { Measurement } from "../lifecycle/measurement";
import { measured, type Quantity } from "../limits/quantity";
import { spreadOf } from "../statistics";

/** What each number of credentials costs, where nothing else differs from the quantity's setting. */
export function growthPoints(
  quantity: Quantity,
  measurements: readonly Measurement[],
): { x: number; y: number }[] {
  const sizes = [...new Set(measurements.map(({ credentials }) => credentials))];
  return sizes
    .toSorted((a, b) => a - b)
    .flatMap((credentials) => {
      const setting = { ...quantity.setting, credentials };
      const found = measured({ ...quantity, setting }, measurements);
      return found.length > 0 ? [{ x: credentials, y: spreadOf(found).median }] : [];
    });
}
