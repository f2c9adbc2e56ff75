import type { Figure } from "../lifecycle/measurement";
import { settingText } from "../lifecycle/setting";
import type { Verdict } from "./limit";
import type { Quantity } from "./quantity";

const figures = {
  wallSeconds: "time",
  cpuSeconds: "CPU time",
  peakBytes: "peak memory",
  providerPeakBytes: "provider's peak memory",
  requests: "requests",
  stateBytes: "bytes of state",
} satisfies Record<Figure, string>;

const outcomes = { true: "kept", false: "**missed**", undefined: "not run" };

/** The cells of a table's row: what, found, at most, outcome. */
export function verdictCells({ limit, found, isKept }: Verdict): string[] {
  const { of, to, atMost, isExact } = limit;
  const unit = to ? " ×" : "";
  const digits = to ? 2 : 0;
  const [low, high] = found?.quartiles.map((one) => one.toFixed(digits)) ?? [];
  return [
    `${quantityText(of)}${to ? `, to ${quantityText(to, of)}` : ""}`,
    found ? `${found.median.toFixed(digits)}${unit} (${low}–${high})` : "",
    `${isExact ? "exactly " : ""}${atMost}${unit}`,
    outcomes[`${isKept}`],
  ];
}

/** @param beside what has been told already */
function quantityText({ setting, contender, operation, figure }: Quantity, beside?: Quantity) {
  const isElsewhere = beside === undefined || settingText(setting) !== settingText(beside.setting);
  const what = beside === undefined ? `${figures[figure]}, ${operation}` : "";
  const place = isElsewhere ? settingText(setting) : "";
  return [what, place, contender].filter((part) => part !== "").join(", ");
}
