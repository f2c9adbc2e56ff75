import type { Figure, Measurement } from "../lifecycle/measurement";
import type { Operation } from "../lifecycle/operation";
import { type Setting, settingText } from "../lifecycle/setting";
import { spreadOf } from "../statistics";

/** What is measured again and again. */
export interface Quantity {
  setting: Setting;
  contender: string;
  operation: Operation;
  figure: Figure;
}

/** Its measurements, by repetition; empty where it wasn't measured. */
export function measured(quantity: Quantity, measurements: readonly Measurement[]): number[] {
  const { setting, contender, operation, figure } = quantity;
  return measurements
    .filter(
      (one) =>
        one.contender === contender &&
        one.operation === operation &&
        settingText(one) === settingText(setting),
    )
    .toSorted((a, b) => a.repetition - b.repetition)
    .map((one) => one[figure]);
}

/**
 * One to another of the same repetition, so that whatever else the machine does is hard on both; where the other was
 * measured fewer times, to its median.
 */
export function ratios(of: Quantity, to: Quantity, measurements: readonly Measurement[]): number[] {
  const others = measured(to, measurements);
  if (others.length === 0) return [];
  const { median } = spreadOf(others);
  return measured(of, measurements).map((one, repetition) => one / (others[repetition] ?? median));
}
