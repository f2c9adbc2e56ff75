import { setTimeout as sleep } from "node:timers/promises";
import type { KeycardContext } from "../definitions/keycard-context";
import type { Environment } from "../engine/settings";

/** What the provider of every resource type finds around it in the one process that they share. */
export interface HostProcess extends Pick<KeycardContext, "now" | "sleep" | "warn"> {
  environment: Environment;
  /** Default: the client's. */
  retryDelayMs?: (attempt: number) => number;
  /** By their settings: configure runs once for each resource type's provider text, and they all share one token. */
  contexts: Map<string, KeycardContext>;
}

export const hostProcess: HostProcess = {
  environment: process.env,
  now: () => Date.now(),
  sleep,
  // The engine shows what a provider prints; it has no other way to hear of anything that is no error.
  warn: (message) => process.stdout.write(`${message}\n`),
  contexts: new Map(),
};
