import type { Environment } from "../provider/engine/settings";
import type { Terminal } from "./terminal";

/** All that a command gets from outside, beside its options. */
export interface Surroundings {
  environment: Environment;
  /** The current folder. */
  folder: string;
  terminal: Terminal;
  /** Milliseconds since 1970. */
  now(): number;
  /** Aborted when the user, or the system, wants the command to end. */
  signal: AbortSignal;
}

/** What a command does with its options, which are as the command line gave them; gives the exit code. */
export type Work = (options: unknown, surroundings: Surroundings) => Promise<number>;
