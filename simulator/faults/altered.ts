import type { FaultKind } from "./fault-kind";

/** After the effect, the true answer in a form that the API doesn't document. */
export interface AlteredFault {
  kind: "altered";
  contentType?: string;
  /** Fields that are added to it. */
  more?: Record<string, unknown>;
}

export const alteredFault: FaultKind<AlteredFault> = {
  properties: {
    contentType: { type: "string", pattern: "^[ -~]+$" },
    more: { type: "object" },
  },
  required: [],
  play({ contentType, more }, exchange) {
    const answer = exchange.perform();
    // A 204 has nothing to alter.
    if (answer.body === "") return exchange.send(answer);
    exchange.send({
      ...answer,
      headers: { ...answer.headers, ...(contentType && { "content-type": contentType }) },
      body: JSON.stringify({ ...JSON.parse(answer.body), ...more }),
    });
  },
};
