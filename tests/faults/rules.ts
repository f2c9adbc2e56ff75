import type { OperationId } from "../../simulator";
import { type CallOutcome, expectedCall } from "./call-rules";
import { isOfHost, type StepCell } from "./cells";
import type { FaultRow } from "./faults";
import { create, list, read, remove, stepOperation, token } from "./operations";

// What must come of a fault, from what the design says and nothing else: no code of the client's is in here.

/** A create whose answer was lost is made so often. */
const creationsMax = 3;

export type Requests = Partial<Record<OperationId, number>>;

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
  if (step.struck === token) return withLogin(cell, call);
  if (step.struck === list) {
    return step.does === "read" ? readInPages(fault, call) : withLookForLostOne(cell, call);
  }
  if (step.struck === create) return created(cell, call);
  const requests = { [step.struck.id]: call.requests, ...(step.isUnlisted && { [list.id]: 1 }) };
  if (call.ends === "well") return well(requests, call);
  if (call.ends !== "NotFoundError") return failed(requests, call);
  // Before a 404 counts, the organization must prove to be visible.
  const confirmed = { ...requests, listServiceAccounts: 1 };
  if (step.struck === read) return { ...well(confirmed, call), ends: "gone" };
  if (step.struck === remove) return well(confirmed, call);
  return { ...failed(requests, call), needs: "a refresh" };
}

/** Where it is the list alone that can't be had, the credential is asked for by itself. */
function readInPages(fault: FaultRow, call: CallOutcome): StepOutcome {
  const requests = { [list.id]: call.requests };
  if (call.ends === "well") return well(requests, call);
  return isOfListAlone(fault) ? well({ ...requests, [read.id]: 1 }, call) : failed(requests, call);
}

/** The next request, for the credential by itself, may go well. */
function isOfListAlone({ shown }: FaultRow): boolean {
  if (typeof shown !== "number") return shown === "unreadable";
  return shown < 500 && ![401, 408, 429].includes(shown);
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
function withLogin({ step: { does }, fault, strikes }: StepCell, call: CallOutcome): StepOutcome {
  const { id } = stepOperation[does];
  if (call.ends === "well") return well({ [id]: 2, [token.id]: call.requests }, call);
  // That one logs in, too.
  if (does === "read" && isOfListAlone(fault)) {
    const requests = { [list.id]: 1, [token.id]: 2 };
    if (strikes === "always") return failed(requests, { struck: 2 });
    return well({ ...requests, [read.id]: 1 }, call);
  }
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
