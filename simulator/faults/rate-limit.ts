import { errorBody } from "../api-error";
import { jsonAnswer } from "../exchange";
import type { FaultKind } from "./fault-kind";

/** 429 before the operation takes effect. */
export interface RateLimitFault {
  kind: "rateLimit";
  /** The Retry-After header: seconds or an HTTP date. */
  retryAfter?: string;
}

export const rateLimitFault: FaultKind<RateLimitFault> = {
  properties: { retryAfter: { type: "string", pattern: "^[ -~]*$" } },
  required: [],
  play({ retryAfter }, exchange) {
    const answer = jsonAnswer(429, JSON.stringify(errorBody(429, "Too many requests.")));
    if (retryAfter !== undefined) answer.headers["retry-after"] = retryAfter;
    exchange.send(answer);
  },
};
