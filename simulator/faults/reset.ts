import { type Effect, effectSchema, type FaultKind } from "./fault-kind";

/** No answer: the connection is reset. */
export interface ResetFault {
  kind: "reset";
  effect: Effect;
}

export const resetFault: FaultKind<ResetFault> = {
  properties: { effect: effectSchema },
  required: ["effect"],
  play({ effect }, exchange) {
    if (effect === "after") exchange.perform();
    exchange.reset();
  },
};
