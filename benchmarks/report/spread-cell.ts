import type { Spread } from "../statistics";

/** The median, with the quartiles in brackets where they say something else. @param show what a number looks like */
export function spreadCell(
  { median, quartiles: [low, high] }: Spread,
  show: (value: number) => string,
  unit = "",
): string {
  const range = show(low) === show(high) ? "" : ` (${show(low)}–${show(high)})`;
  return `${show(median)}${unit}${range}`;
}
