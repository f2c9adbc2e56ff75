import { type Effect, effectSchema, type FaultKind, millisecondsSchema } from "./fault-kind";

/** A slow answer. The operation takes effect even when the client has gone by then. */
export interface DelayFault {
  kind: "delay";
  delayMs: number;
  /** Whether the delay comes before the effect or after it. Default: before. */
  effect?: Effect;
}

export const delayFault: FaultKind<DelayFault> = {
  properties: { delayMs: millisecondsSchema, effect: effectSchema },
  required: ["delayMs"],
  async play({ delayMs, effect = "before" }, exchange) {
    if (effect === "before") await exchange.pause(delayMs);
    const answer = exchange.perform();
    if (effect === "after") await exchange.pause(delayMs);
    exchange.send(answer);
  },
};
