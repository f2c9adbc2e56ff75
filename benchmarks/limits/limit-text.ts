import type { Figure } from "../lifecycle/measurement";
import { settingText } from "../lifecycle/setting";
import { spreadCell } from "../report/spread-cell";
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

export const verdictHead = ["", "", "what", "of", "beside", "found", "at most", ""];

/** The cells of a table's row. */
export function verdictCells({ limit, found, isKept }: Verdict): string[] {
  const { of, to, atMost, isExact } = limit;
  const unit = to ? " ×" : "";
  const show = (value: number) => value.toFixed(to ? 2 : 0);
  return [
    of.contender,
    of.operation,
    figures[of.figure],
    settingText(of.setting),
    to ? besideText(of, to) : "",
    found ? spreadCell(found, show, unit) : "",
    `${isExact ? "exactly " : ""}${atMost}${unit}`,
    outcomes[`${isKept}`],
  ];
}

/** What another quantity has of its own. */
function besideText(of: Quantity, { contender, operation, setting }: Quantity): string {
  const place = settingText(setting);
  const parts = [
    contender,
    operation === of.operation ? "" : operation,
    place === settingText(of.setting) ? "" : place,
  ];
  return parts.filter((part) => part !== "").join(", ");
}
