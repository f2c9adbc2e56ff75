import { setTimeout as sleep } from "node:timers/promises";
import { shownText } from "../../sdk/shown-text";
import type { KeycardContext } from "../definitions/keycard-context";
import type { Environment } from "../engine/settings";
import type { Connection } from "./connection";
import { engineVanished } from "./engine-vanished";

/** What a provider finds around it in the process that it shares with others, behind either front door. */
export interface HostProcess extends Pick<KeycardContext, "now" | "warn"> {
  environment: Environment;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Default: the client's. */
  retryDelayMs?: (attempt: number) => number;
  /** By their settings: providers that are configured alike share one token. */
  connections: Map<string, Connection>;
  /**
   * Ends the steps under way when their engine has vanished. Its lock is gone with it, so another `up` may be at work on
   * the same resources: what belongs to nobody a moment ago is perhaps what that one has just made.
   */
  readonly interruption?: AbortSignal;
}

export const hostProcess: HostProcess = {
  environment: process.env,
  now: () => Date.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
  // The engine shows what a dynamic provider prints; it has no other way to hear of anything that is no error.
  warn: (message) => process.stdout.write(`${shownText(message)}\n`),
  connections: new Map(),
  // Not before a step asks for it: whoever only loads this may need standard input.
  get interruption() {
    return engineVanished();
  },
};
