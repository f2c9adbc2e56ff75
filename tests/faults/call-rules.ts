import { type CallCell, isOfHost } from "./cells";
import type { FaultRow } from "./faults";
import { type Operation, remove, token } from "./operations";

// What must come of a fault, from what the design says and nothing else: no code of the client's is in here.

/** A call sends at most so many, the first one included. */
const requestsMax = 5;
/**
 * What a rate limit refuses is sent more often. How often in the 60 s of a call hangs on how long the pauses are, which
 * is random unless the caller says.
 */
export const rateLimited = { leastRequests: requestsMax + 1, mostRequests: 17 };
/** A request gives up after 20 s and a call after 60 s. */
const requestsThatTimeOutMax = 3;
/** How a call of the client's ends. */
export interface CallOutcome {
  /** Well, or with an error of that class. */
  ends: string;
  requests: number;
  /** Requests for a token, before it and between. */
  logins: number;
  /** The requests that met the fault. */
  struck: number;
  /** What the error says. */
  mayHaveTakenEffect: boolean;
  /** Something is changed on the server. */
  hasTakenEffect: boolean;
}

export function expectedCall(cell: CallCell): CallOutcome {
  const { operation, fault, strikes } = cell;
  const nothing = { logins: loginsOf(cell), mayHaveTakenEffect: false, hasTakenEffect: false };
  // A client's first request is one for a token.
  if (isOfHost(fault))
    return { ...nothing, ends: errorClass(operation, fault), requests: 0, struck: 0 };
  const done = { ...nothing, ends: "well", hasTakenEffect: !operation.isHarmless };
  if (isRight(operation, fault)) return { ...done, requests: 1, struck: 1 };
  const takesEffect = fault.takesEffect === true && !operation.isHarmless;
  const mayHaveTakenEffect = !operation.isHarmless && leavesDoubt(fault);
  if (strikes === "once" && isSentAgain(operation, fault)) {
    const again = { ...done, requests: 2, struck: 1 };
    // What a lost answer has deleted is not found by the request after it.
    const isGone = operation === remove && takesEffect;
    return isGone ? { ...again, ends: "NotFoundError", mayHaveTakenEffect } : again;
  }
  const requests = requestsOfFailedCall(operation, fault);
  const failed = { ends: errorClass(operation, fault), requests, struck: requests };
  return { ...nothing, ...failed, mayHaveTakenEffect, hasTakenEffect: takesEffect };
}

function loginsOf({ operation, fault }: CallCell): number {
  if (operation === token || isOfHost(fault)) return 0;
  return fault.shown === 401 ? 2 : 1;
}

/** Nothing is wrong with it for the client. */
function isRight({ isAnswerUnread }: Operation, { shown, isInBody }: FaultRow): boolean {
  return shown === "right" || (isAnswerUnread === true && isInBody === true);
}

/** Idempotent calls are sent again; a create only where the answer proves that nothing happened. */
function isSentAgain({ isSentOnce, id }: Operation, { shown, waitsTooLong }: FaultRow): boolean {
  if (shown === "no connection") return true;
  if (shown === 429) return !waitsTooLong;
  // With a new token, which the request for a token has no use for.
  if (shown === 401) return id !== "token";
  if (isSentOnce) return false;
  if (typeof shown === "number") return [408, 500, 502, 503, 504].includes(shown);
  return shown === "nothing" || shown === "nothing in time";
}

function requestsOfFailedCall(operation: Operation, fault: FaultRow): number {
  if (!isSentAgain(operation, fault)) return 1;
  if (fault.shown === 401) return 2;
  if (fault.shown === 429) return rateLimited.mostRequests;
  return fault.shown === "nothing in time" ? requestsThatTimeOutMax : requestsMax;
}

/** What is no refusal may hide a success. */
function leavesDoubt({ shown }: FaultRow): boolean {
  if (shown === "no connection" || shown === "right") return false;
  return typeof shown !== "number" || shown < 400 || shown === 408 || shown >= 500;
}

function errorClass({ id }: Operation, { shown }: FaultRow): string {
  if (shown === "no connection" || shown === "nothing") return "ConnectionError";
  if (shown === "nothing in time") return "TimeoutError";
  if (typeof shown === "string") return "InvalidResponseError";
  // Where tokens are asked for there is no credential to be found or not.
  if (shown === 404 && id === "token") return "ApiError";
  const classes: Record<number, string> = {
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    429: "RateLimitError",
  };
  return classes[shown] ?? "ApiError";
}
