import { AuthenticationError } from "../../../sdk";
import { messageOf } from "../../engine/message-of";
import { PartialFailure } from "../../engine/partial-failure";
import { KeyFailures } from "./each-key";

/**
 * What a step fails with. Where it has done something, the state has to keep that.
 *
 * @param state what has been come to; undefined where nothing was done
 */
export function stepFailure(error: unknown, id: string, state: object | undefined): unknown {
  if (state !== undefined) {
    const rest =
      "What was done is in the state, and the next `pulumi up` does the rest. Where something above is to be done by " +
      "hand, do it before: no later error tells it again.";
    return new PartialFailure(id, state, `${messageOf(error)}\n${rest}`);
  }
  const reasons = error instanceof KeyFailures ? error.failed.map(({ reason }) => reason) : [];
  return reasons.find((reason) => reason instanceof AuthenticationError) ?? error;
}

/** What a destroy fails with that has deleted some. The engine keeps the state as it was, with those in it. */
export function halfDestroyed(error: unknown): Error {
  return new Error(
    `${messageOf(error)}\nOthers of the set are deleted by now, which the state doesn't know: run the same command ` +
      "again. To keep the set instead, run `pulumi refresh` before `pulumi up`.",
  );
}
