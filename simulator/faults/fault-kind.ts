import type { Exchange } from "../exchange";

/** A way for an answer to go wrong. */
export interface FaultKind<Fault> {
  /** JSON schemas of the properties that this kind adds. */
  properties: Record<string, object>;
  required: readonly string[];
  play(fault: Fault, exchange: Exchange): void | Promise<void>;
}

/** Whether a fault strikes before the operation takes effect, or after. */
export type Effect = "before" | "after";

export const effectSchema = { enum: ["before", "after"] satisfies Effect[] };

// setTimeout takes no longer delays.
export const millisecondsSchema = { type: "integer", minimum: 0, maximum: 2 ** 31 - 1 };
