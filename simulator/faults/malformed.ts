import { jsonAnswer } from "../exchange";
import type { FaultKind } from "./fault-kind";

/** After the effect, an answer whose body is not what the API documents. */
export interface MalformedFault {
  kind: "malformed";
  /** Default: something that is not JSON. */
  body?: string;
}

export const malformedFault: FaultKind<MalformedFault> = {
  properties: { body: { type: "string" } },
  required: [],
  play({ body = '{"id": ' }, exchange) {
    const { status } = exchange.perform();
    // A 204 can't have a body.
    exchange.send(jsonAnswer(status === 204 ? 200 : status, body));
  },
};
