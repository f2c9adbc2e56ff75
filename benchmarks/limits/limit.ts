import type { Measurement } from "../lifecycle/measurement";
import { type Spread, spreadOf } from "../statistics";
import { measured, type Quantity, ratios } from "./quantity";

/** What a quantity may be at most: so many times another one, or so much. */
export interface Limit {
  of: Quantity;
  to?: Quantity;
  atMost: number;
  /** Of requests: fewer are wrong too. */
  isExact?: true;
}

export interface Verdict {
  limit: Limit;
  /** Undefined where it wasn't measured. */
  found: Spread | undefined;
  isKept: boolean | undefined;
}

export function judge(limit: Limit, measurements: readonly Measurement[]): Verdict {
  const { of, to, atMost, isExact } = limit;
  const values = to ? ratios(of, to, measurements) : measured(of, measurements);
  if (values.length === 0) return { limit, found: undefined, isKept: undefined };
  const found = spreadOf(values);
  if (of.figure !== "requests") return { limit, found, isKept: found.median <= atMost };
  // Times vary, counts may not.
  const isKept = values.every((count) => (isExact ? count === atMost : count <= atMost));
  return { limit, found, isKept };
}
