import { constants } from "node:os";

export const exitCodes = {
  fine: 0,
  /** Failed, or called wrongly. */
  failed: 1,
  /** `orphans` found some that are still there. */
  orphansLeft: 2,
} as const;

/** What a shell expects of a process that a signal ended. */
export function exitCodeAfter(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}
