import type { FaultKind } from "./fault-kind";

/** After the effect, an answer whose connection ends in the middle of the body. */
export interface TruncateFault {
  kind: "truncate";
}

export const truncateFault: FaultKind<TruncateFault> = {
  properties: {},
  required: [],
  play(_fault, exchange) {
    const answer = exchange.perform();
    // Without a body, the head alone would be the whole answer.
    if (answer.body === "") return exchange.reset();
    const bytes = Buffer.from(answer.body);
    const response = exchange.sendHead(answer);
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  },
};
