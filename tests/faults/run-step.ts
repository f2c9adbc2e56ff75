import { isDeepStrictEqual } from "node:util";
import type { LiveCredential, RequestRecord, Simulator } from "../../simulator";
import { logIn } from "../provider/provided";
import type { Values } from "../provider/wire";
import { arrange, counted, hideFromLists, struckOf } from "./arrange";
import { rateLimited } from "./call-rules";
import { isOfHost, type StepCell } from "./cells";
import type { Lane } from "./lane";
import { create, list, type Step, stepOperation, token } from "./operations";
import type { StepOutcome } from "./rules";
import { Stack } from "./stack";
import { wrongWithError } from "./wrong-with-error";

/** What was seen of a step that met its fault. */
export interface SeenStep extends StepOutcome {
  /** What server, state and program don't agree on after the following `up`. */
  disagreement: string | undefined;
  /** In words: of the error, and of what the following `up` leaves. */
  wrong: string[];
}

/**
 * Runs a step with its fault, and then an `up` without.
 *
 * @param needs what the `up` needs before, for it to have what the program declares
 */
export async function runStep(
  cell: StepCell,
  { needs }: Pick<StepOutcome, "needs">,
  lane: Lane,
  elsewhere: string,
): Promise<SeenStep> {
  const { step, fault } = cell;
  const { simulator, struck, next } = lane;
  const { id } = step.struck;
  const { organizationId } = simulator.addOrganization();
  const { serviceAccountId } = simulator.addServiceAccount(organizationId);
  const { before, after } = programs(step, { organizationId, serviceAccountId });
  const stack = new Stack();
  const live = () => simulator.credentials(serviceAccountId);
  const unknown = () => live().filter((one) => !stack.knows(one));

  await lane.logIn();
  const making = await stack.up(isOfHost(fault) ? next : struck, before);
  arrangeStep(cell, stack, simulator, { organizationId, elsewhere });
  const requestsFromNow = requestsOf(cell, organizationId, simulator);
  const run = step.does === "read" ? stack.refresh(struck) : stack.up(struck, after);
  const failure = await run.finally(() =>
    simulator.clearFaults(step.struck === token ? undefined : organizationId),
  );
  const requests = requestsFromNow();
  const sent = counted(requests);
  const struckCount = struckOf({ operation: step.struck, fault }, requests);

  const seen = {
    ends: failure !== undefined ? "fails" : isGone(step, stack) ? "gone" : "well",
    requests: { ...sent, ...(id in sent && { [id]: withinLimit(cell, sent[id] ?? 0) }) },
    struck: withinLimit(cell, struckCount),
    left: unknown().length,
    isHeldByName: stack.isHeldByName,
    needs,
  } as const;
  // The next command has a process of its own, with no login that hangs.
  await lane.logIn();
  const wrong = [making, ...wrongWithError(failure, fault, unknown())];

  if (needs === "a refresh") wrong.push(await stack.refresh(next));
  if (needs === "the left one deleted") {
    for (const { id } of unknown()) simulator.removeCredential(id);
  }
  wrong.push(await stack.up(next, after));
  const requestsWhenSettled = requestsOf(cell, organizationId, simulator);
  wrong.push(await stack.up(next, after));
  if (requestsWhenSettled().length > 0) wrong.push("Another `up` has something to do.");
  if (stack.held !== undefined) await logIn(simulator, stack.held.outputs);
  return {
    ...seen,
    disagreement: disagreement(stack, live(), after),
    wrong: wrong.filter((one) => one !== undefined),
  };
}

/** The most, for any number of requests that a rate limit which lasts may let a call send. */
function withinLimit({ fault, strikes }: StepCell, requests: number): number {
  const { leastRequests, mostRequests } = rateLimited;
  const isLimited = fault.shown === 429 && strikes === "always" && requests >= leastRequests;
  return isLimited && requests < mostRequests ? mostRequests : requests;
}

/** What the server and the state don't agree on with the program, in words. */
function disagreement(
  { held }: Stack,
  live: readonly LiveCredential[],
  declared: Values | undefined,
): string | undefined {
  const expected = declared && {
    id: held?.outputs.credentialId,
    name: held?.outputs.name,
    description: declared.description,
  };
  const seen = live.map(({ id, name, description }) => ({ id, name, description }));
  if (isDeepStrictEqual(seen, expected ? [expected] : [])) return undefined;
  return `${JSON.stringify(seen)} is live, ${held?.id} in the state, and ${declared ? "one" : "none"} declared.`;
}

/** What the program declares before the step, and from it on. */
function programs(step: Step, owner: Values): Record<"before" | "after", Values | undefined> {
  const chosen = step.isNameChosen && { name: "chosen" };
  const first = { logicalName: "ci", ...owner, ...chosen };
  const whole = { ...first, description: "as declared" };
  switch (step.does) {
    case "create":
      return { before: undefined, after: whole };
    case "read":
      return { before: whole, after: whole };
    case "update":
      return { before: first, after: whole };
    case "delete":
      return { before: whole, after: undefined };
  }
}

/** What is asked from now on, of that organization; for a token, where that is what the cell is about. */
function requestsOf({ step }: StepCell, organizationId: string, simulator: Simulator) {
  const before = simulator.requests.length;
  const isOfCell = ({ path, operation }: RequestRecord) =>
    operation === token.id ? step.struck === token : path.split("/").includes(organizationId);
  return () => simulator.requests.slice(before).filter(isOfCell);
}

function arrangeStep(
  { step, fault, strikes }: StepCell,
  stack: Stack,
  simulator: Simulator,
  { organizationId, elsewhere }: { organizationId: string; elsewhere: string },
): void {
  if (step.struck === list) {
    simulator.fault({ kind: "reset", effect: "after", operation: create.id, organizationId });
  }
  if (step.isUnlisted) hideFromLists(organizationId, simulator);
  if (step.struck === token) {
    const operation = stepOperation[step.does].id;
    simulator.fault({ kind: "status", status: 401, operation, organizationId });
  }
  const id = stack.held?.outputs.credentialId;
  const credentialId = typeof id === "string" ? id : undefined;
  const arranged = { operation: step.struck, fault, strikes, organizationId, credentialId };
  arrange(arranged, simulator, elsewhere);
}

function isGone({ does }: Step, { held }: Stack): boolean {
  return does === "read" && held === undefined;
}
