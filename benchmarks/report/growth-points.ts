import type { Measurement } from "../lifecycle/measurement";
import { settings } from "../lifecycle/plan";
import { measured, type Quantity } from "../limits/quantity";
import { spreadOf } from "../statistics";

/** What each number of credentials costs, where nothing else differs. */
export function growthPoints(
  quantity: Omit<Quantity, "setting">,
  measurements: readonly Measurement[],
): { x: number; y: number }[] {
  const sizes = [...new Set(measurements.map(({ credentials }) => credentials))];
  return sizes
    .toSorted((a, b) => a - b)
    .flatMap((credentials) => {
      const setting = { ...settings.one, credentials };
      const found = measured({ ...quantity, setting }, measurements);
      return found.length > 0 ? [{ x: credentials, y: spreadOf(found).median }] : [];
    });
}
