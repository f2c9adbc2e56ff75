import { AuthenticationError } from "../../../sdk";
import { messageOf } from "../../engine/message-of";
import { PartialFailure } from "../../engine/partial-failure";

/** What failed of one credential of a set. */
class KeyFailure extends Error {
  constructor(
    key: string,
    readonly reason: unknown,
  ) {
    super(`Of the credential ${JSON.stringify(key)}: ${messageOf(reason)}`);
  }
}

/** Says of what fails which credential's it is. */
export function ofKey<T>(key: string, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw new KeyFailure(key, error);
  });
}

/**
 * What a step fails with. Where it has done something, the state has to keep that.
 *
 * @param state what has been come to; undefined where nothing was done
 */
export function stepFailure(error: unknown, id: string, state: object | undefined): unknown {
  if (state !== undefined) {
    const rest = "What was done is in the state, and the next `pulumi up` does the rest.";
    return new PartialFailure(id, state, `${messageOf(error)} ${rest}`);
  }
  const isLogin = error instanceof KeyFailure && error.reason instanceof AuthenticationError;
  return isLogin ? error.reason : error;
}
