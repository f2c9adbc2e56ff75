import { KeycardError } from "../../../sdk";
import type { KeycardContext } from "../keycard-context";
import type { Creation } from "./creation";
import { LostAttempts } from "./lost-attempts";

const attemptsMax = 3;
const pauseBetweenAttemptsMs = 1_000;

/**
 * Creates one of what is wanted, and leaves no second one where an answer is lost. POST has no idempotency key: after
 * an answer that may hide a success, what the API lists under the name decides.
 *
 * @returns what was made, and what is to be said of an earlier attempt that may have left another one
 * @throws Error that says what may have been left behind
 */
export async function createOnce<Created extends { id: string }>(
  wanted: Creation<Created>,
  context: KeycardContext,
): Promise<{ created: Created; concern?: string }> {
  const attempts = new LostAttempts(wanted, context);
  for (let attempt = 1; ; attempt++) {
    try {
      const created = await wanted.create();
      // A request that timed out may take effect late, after the attempt that succeeded.
      const concern = attempt === 1 ? undefined : await attempts.concernBeside(created.id);
      return { created, ...(concern !== undefined && { concern }) };
    } catch (error) {
      if (!(error instanceof KeycardError)) throw error;
      if (attempt === 1 && !error.mayHaveTakenEffect) throw error;
      await attempts.clear(error.message);
      if (attempt === attemptsMax || !error.mayHaveTakenEffect) {
        // Not "none is left": a request that timed out may take effect yet.
        throw new Error(
          `${error.message} Attempts: ${attempt}; the API lists no ${wanted.kind} of theirs, ` +
            `which would be named ${JSON.stringify(wanted.name)}.`,
        );
      }
    }
    await context.sleep(pauseBetweenAttemptsMs * attempt);
  }
}
