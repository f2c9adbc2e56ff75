import { concurrently } from "../../engine/concurrently";
import { messageOf } from "../../engine/message-of";
import { width } from "./set-step";

interface Failed {
  key: string;
  reason: unknown;
}

/** What failed of credentials that were worked on at the same time. Each may have left something that is to be told. */
export class KeyFailures extends Error {
  constructor(readonly failed: readonly Failed[]) {
    const told = failed.map(
      ({ key, reason }) => `The credential ${JSON.stringify(key)}: ${messageOf(reason)}`,
    );
    super(told.join("\n"));
  }
}

/**
 * Runs `work` for each key, several at a time. After a failure no other is begun.
 *
 * @throws KeyFailures when nothing is under way any more
 */
export async function eachKey(
  keys: readonly string[],
  work: (key: string) => Promise<void>,
): Promise<void> {
  const failed: Failed[] = [];
  const tried = async (key: string) => {
    try {
      await work(key);
    } catch (reason) {
      failed.push({ key, reason });
      throw reason;
    }
  };
  await concurrently(keys, tried, width).catch(() => {
    throw new KeyFailures(failed);
  });
}
