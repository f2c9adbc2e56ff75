import type { Figure, Measurement } from "../lifecycle/measurement";
import type { Operation } from "../lifecycle/operation";
import type { Setting } from "../lifecycle/setting";

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
        one.credentials === setting.credentials &&
        one.accounts === setting.accounts &&
        one.latencyMs === setting.latencyMs,
    )
    .toSorted((a, b) => a.repetition - b.repetition)
    .map((one) => one[figure]);
}

/** One to another of the same repetition, so that whatever else the machine does is hard on both. */
export function ratios(of: Quantity, to: Quantity, measurements: readonly Measurement[]): number[] {
  const others = measured(to, measurements);
  return measured(of, measurements)
    .slice(0, others.length)
    .map((one, repetition) => one / (others[repetition] ?? Number.NaN));
}
