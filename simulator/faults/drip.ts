import { type FaultKind, millisecondsSchema } from "./fault-kind";

/** After the effect, the body comes a byte at a time. */
export interface DripFault {
  kind: "drip";
  intervalMs: number;
}

export const dripFault: FaultKind<DripFault> = {
  properties: { intervalMs: millisecondsSchema },
  required: ["intervalMs"],
  async play({ intervalMs }, exchange) {
    const answer = exchange.perform();
    const response = exchange.sendHead(answer);
    for (const byte of Buffer.from(answer.body)) {
      if (response.destroyed) return;
      response.write(Buffer.of(byte));
      await exchange.pause(intervalMs);
    }
    response.end();
  },
};
