import { errorBody } from "../api-error";
import { jsonAnswer } from "../exchange";
import { type Effect, effectSchema, type FaultKind } from "./fault-kind";

/** Another status than the operation's own, with the API's error format unless there is a body. */
export interface StatusFault {
  kind: "status";
  status: number;
  /** Default: before. */
  effect?: Effect;
  headers?: Record<string, string>;
  body?: string;
  contentType?: string;
}

export const statusFault: FaultKind<StatusFault> = {
  properties: {
    status: { type: "integer", minimum: 200, maximum: 599 },
    effect: effectSchema,
    headers: {
      type: "object",
      propertyNames: { pattern: "^[A-Za-z0-9-]+$" },
      additionalProperties: { type: "string", pattern: "^[ -~]*$" },
    },
    body: { type: "string" },
    contentType: { type: "string", pattern: "^[ -~]+$" },
  },
  required: ["status"],
  play({ status, effect, headers, body, contentType }, exchange) {
    if (effect === "after") exchange.perform();
    const text = body ?? JSON.stringify(errorBody(status, "A fault that was asked for."));
    const answer = jsonAnswer(status, text);
    exchange.send({
      ...answer,
      headers: {
        ...answer.headers,
        ...(contentType && { "content-type": contentType }),
        ...headers,
      },
    });
  },
};
