import { expectedCall, rateLimited } from "./call-rules";
import { type CallCell, isOfHost, type StepCell } from "./cells";
import { create, list, read, remove } from "./operations";
import { expectedStep, type StepOutcome } from "./rules";

/** What comes of a step, in words for the page. */
export function stepSentence(cell: StepCell): string {
  const outcome = expectedStep(cell);
  if (outcome.ends === "gone") return "drops out of the state; the next `up` makes a new one";
  if (outcome.ends === "well") return success(cell, outcome);
  return `${failure(cell, outcome)}${consequence(cell, outcome)}`;
}

function success({ step }: StepCell, { requests }: StepOutcome): string {
  const isLookedFor = step.struck === create && requests[list.id] !== undefined;
  if (isLookedFor) {
    return requests[remove.id]
      ? "found by its name, deleted, made again"
      : "not found by its name, made again";
  }
  if (requests.listServiceAccounts) return "counts as done";
  if (step.struck === list && requests[read.id]) return "asked for by itself, goes well";
  return isSentOnce(step, requests) ? "goes well" : "sent again, goes well";
}

function isSentOnce(
  { struck, does }: StepCell["step"],
  requests: StepOutcome["requests"],
): boolean {
  const looks = struck === list && does === "create" ? 2 : 1;
  return requests[struck.id] === looks;
}

function failure({ step, fault }: StepCell, { requests }: StepOutcome): string {
  if (isOfHost(fault)) return "fails, and nothing reaches the API";
  const sent = requests[step.struck.id] ?? 0;
  const isMadeAgain = step.struck === create && requests[list.id] !== undefined && sent > 1;
  if (isMadeAgain) {
    return requests[remove.id]
      ? `fails; made ${sent} times and deleted as often`
      : `fails after ${sent} times, none found by its name`;
  }
  const upTo = sent === rateLimited.mostRequests ? "up to " : "";
  return sent === 1 ? "fails at once" : `fails after ${upTo}${sent} requests`;
}

function consequence({ step }: StepCell, { left, isHeldByName, needs }: StepOutcome): string {
  if (needs === "a refresh") return "; `pulumi refresh` drops it, the next `up` makes a new one";
  if (isHeldByName) return "; the state holds it by its name, the next `up` replaces it";
  if (left > 0) return "; **one is left, which the error names for you to delete**";
  return step.does === "create" ? "; nothing is left" : "; the state stays";
}

/** What comes of a call of the client's, in words for the page. */
export function callSentence(cell: CallCell): string {
  const { ends, requests, mayHaveTakenEffect } = expectedCall(cell);
  if (ends === "well") return requests === 1 ? "well" : `well, ${requests} requests`;
  const doubt = mayHaveTakenEffect ? "?" : "";
  const upTo = requests === rateLimited.mostRequests ? "up to " : "";
  return `\`${ends}\`${doubt}${requests > 1 ? `, ${upTo}${requests} requests` : ""}`;
}
