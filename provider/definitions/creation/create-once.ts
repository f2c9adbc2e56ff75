import { ApiError, type KeycardCalls, KeycardError, TimeoutError } from "../../../sdk";
import type { KeycardContext } from "../keycard-context";
import type { Creation, Listed } from "./creation";
import { InterruptedCreation } from "./interrupted-creation";
import { leftovers } from "./leftovers";
import { LostAttempts } from "./lost-attempts";

const attemptsMax = 3;
const pauseBetweenAttemptsMs = 1_000;

/** What was made, and what is to be said of an earlier attempt that may have left another one. */
export interface Made<Created> {
  created: Created;
  concern?: string;
}

/**
 * Creates one of what is wanted, and leaves no second one where an answer is lost. POST has no idempotency key: after
 * an answer that may hide a success, what the API lists under the name decides.
 *
 * @param creationWith what is wanted, by the calls that make it
 * @throws InterruptedCreation where the step was ended in between, or where what bears a name of ours could not be
 * settled
 * @throws Error that says what may have been left behind
 */
export async function createOnce<Created extends { id: string }, Item extends Listed>(
  creationWith: (calls: { keycard: KeycardCalls }) => Creation<Created, Item>,
  context: KeycardContext,
): Promise<Made<Created>> {
  const startedAt = context.now();
  const { create } = creationWith({ keycard: context.creating });
  const attempt = {
    wanted: { ...creationWith(context), create },
    startedAt,
    isInDoubt: false,
    mayAppear: false,
  };
  try {
    return await attempted(attempt, context);
  } catch (error) {
    const { interruption } = context;
    if (!interruption?.signal.aborted || !attempt.isInDoubt) throw error;
    const lastLook = creationWith({ keycard: interruption.lastLook() });
    const [found] = await leftovers(lastLook).catch(() => []);
    const { kind, name } = lastLook;
    const reason =
      "The step was ended before the API had answered. " +
      `A ${kind} named ${JSON.stringify(name)} ${found ? "was" : "may have been"} made.`;
    throw new InterruptedCreation(reason, attempt, found);
  }
}

/** What was asked for, and what has become of it so far. */
interface Attempt<Created extends { id: string }> {
  wanted: Creation<Created>;
  startedAt: number;
  /** One may have been made that isn't returned. */
  isInDoubt: boolean;
  /** One may be made yet. */
  mayAppear: boolean;
}

async function attempted<Created extends { id: string }>(
  attempt: Attempt<Created>,
  context: KeycardContext,
): Promise<Made<Created>> {
  const { wanted, startedAt } = attempt;
  const attempts = new LostAttempts(wanted, startedAt, context);
  for (let count = 1; ; count++) {
    try {
      const created = await wanted.create();
      context.created.add(created.id);
      // A request that timed out may take effect late, after the attempt that succeeded.
      const concern = count === 1 ? undefined : await attempts.concernBeside(created.id);
      if (attempt.mayAppear) context.warn(lateTwin(attempt, created.id));
      return { created, ...(concern !== undefined && { concern }) };
    } catch (error) {
      if (!(error instanceof KeycardError)) throw error;
      attempt.isInDoubt ||= error.mayHaveTakenEffect;
      if (!attempt.isInDoubt || context.interruption?.signal.aborted) throw error;
      attempt.mayAppear ||= error.mayHaveTakenEffect && hasTimedOut(error);
      await attempts.clear(error.message).catch((notCleared: Error) => {
        throw wanted.nameIsOurs ? new InterruptedCreation(notCleared.message, attempt) : notCleared;
      });
      if (count === attemptsMax || !error.mayHaveTakenEffect) {
        throw notMade(`${error.message} Attempts: ${count};`, attempt);
      }
    }
    await context.sleep(pauseBetweenAttemptsMs * count);
  }
}

/** Here, or at a gateway. */
function hasTimedOut(error: KeycardError): boolean {
  return error instanceof TimeoutError || (error instanceof ApiError && error.status === 504);
}

/** An error for attempts that have left nothing that can be seen. */
function notMade(because: string, attempt: Attempt<{ id: string }>): Error {
  const { kind, name, nameIsOurs } = attempt.wanted;
  const reason = `${because} the API lists no ${kind} of theirs, which would be named ${JSON.stringify(name)}.`;
  if (!attempt.mayAppear) return new Error(reason);
  const late = `${reason} A request that has timed out may take effect yet.`;
  if (nameIsOurs) return new InterruptedCreation(late, attempt);
  return new Error(`${late} ${lookFor(attempt)}`);
}

/** What is to be said where one was made, and another one may be yet. */
function lateTwin(attempt: Attempt<{ id: string }>, createdId: string): string {
  const { kind, name } = attempt.wanted;
  return (
    `The ${kind} ${JSON.stringify(name)} was made (${createdId}). An earlier request for it has timed out and may take ` +
    `effect yet. ${lookFor(attempt)}`
  );
}

function lookFor({ wanted: { kind, owner, howToTell } }: Attempt<{ id: string }>): string {
  return `Look in a while for a ${kind} of ${owner} that is in no state${howToTell}, and delete it.`;
}
