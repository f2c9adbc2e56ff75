import type { OperationId } from "../../simulator";
import { type CallCell, isOfHost, type StepCell } from "./cells";
import type { FaultRow } from "./faults";
import {
  create,
  list,
  type Operation,
  read,
  remove,
  type Step,
  stepOperation,
  token,
} from "./operations";

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
/** A create whose answer was lost is made so often. */
const creationsMax = 3;

export type Requests = Partial<Record<OperationId, number>>;

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

/** How a step of a credential's life in Pulumi ends. */
export interface StepOutcome {
  ends: "well" | "gone" | "fails";
  /** All that are sent. */
  requests: Requests;
  struck: number;
  /** Live credentials that no state holds. The error names each. */
  left: number;
  /** The state holds by its name what may have been made. */
  isHeldByName: boolean;
  /** What a following `up` needs, to have exactly what the program declares. */
  needs: "nothing" | "a refresh" | "the left one deleted";
}

export function expectedStep(cell: StepCell): StepOutcome {
  const { step, fault, strikes } = cell;
  const call = expectedCall({ operation: step.struck, fault, strikes });
  // The first request of a step is the one for a token.
  if (isOfHost(fault)) return failed({}, { struck: 0 });
  if (step.struck === token) return withLogin(step, call);
  if (step.struck === list) return withLookForLostOne(cell, call);
  if (step.struck === create) return created(cell, call);
  const requests = { [step.struck.id]: call.requests };
  if (call.ends === "well") return well(requests, call);
  if (call.ends !== "NotFoundError") return failed(requests, call);
  // Before a 404 counts, the organization must prove to be visible.
  const confirmed = { ...requests, listServiceAccounts: 1 };
  if (step.struck === read) return { ...well(confirmed, call), ends: "gone" };
  if (step.struck === remove) return well(confirmed, call);
  return { ...failed(requests, call), needs: "a refresh" };
}

/** After an answer that may hide a success, what is listed under the name decides. */
function created({ step, fault, strikes }: StepCell, call: CallOutcome): StepOutcome {
  if (call.ends === "well" || !call.mayHaveTakenEffect) {
    const requests = { [create.id]: call.requests };
    return call.ends === "well" ? well(requests, call) : failed(requests, call);
  }
  // Others may bear a chosen name too: whatever is found is left to the user.
  if (step.isNameChosen && fault.takesEffect) {
    const left = { left: 1, needs: "the left one deleted" } as const;
    return { ...failed({ [create.id]: 1, [list.id]: 1 }, call), ...left };
  }
  const attempts = strikes === "once" ? 2 : creationsMax;
  const lost = strikes === "once" ? 1 : creationsMax;
  const requests = {
    [create.id]: attempts,
    // Once after each, since what timed out may take effect late.
    [list.id]: attempts,
    ...(fault.takesEffect && { [remove.id]: lost }),
  };
  if (strikes === "once") return well(requests, call);
  // What timed out, here or at a gateway, may take effect after the last look.
  const isLate = fault.shown === "nothing in time" || fault.shown === 504;
  const isHeldByName = !step.isNameChosen && isLate;
  return { ...failed(requests, { struck: lost }), isHeldByName };
}

/** What a create has made whose answer was lost is to be listed, deleted, and made again. */
function withLookForLostOne({ strikes }: StepCell, call: CallOutcome): StepOutcome {
  if (call.ends !== "well") {
    const requests = { [create.id]: 1, [list.id]: call.requests };
    return { ...failed(requests, call), isHeldByName: true };
  }
  // Beside the success there is a second look.
  const requests = { [create.id]: 2, [list.id]: call.requests + 1, [remove.id]: 1 };
  return well(requests, { struck: strikes === "once" ? 1 : call.struck + 1 });
}

/** The step's request is answered 401, and sent again if a new token is to be had. */
function withLogin({ does }: Step, call: CallOutcome): StepOutcome {
  const { id } = stepOperation[does];
  if (call.ends === "well") return well({ [id]: 2, [token.id]: call.requests }, call);
  return failed({ [id]: 1, [token.id]: call.requests }, call);
}

const settled = { left: 0, isHeldByName: false, needs: "nothing" } as const;

type Struck = Pick<CallOutcome, "struck">;

function well(requests: Requests, { struck }: Struck): StepOutcome {
  return { ...settled, ends: "well", requests, struck };
}

function failed(requests: Requests, { struck }: Struck): StepOutcome {
  return { ...settled, ends: "fails", requests, struck };
}
