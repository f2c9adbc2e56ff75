import type { KeycardCalls } from "../../sdk";
import type { Clock } from "../engine/definition";
import type { CredentialReads } from "./reads/credential-reads";

/** What a resource's life needs from outside. A front door makes one per provider configuration. */
export interface KeycardContext extends Clock {
  keycard: KeycardCalls;
  /** The same, for requests that create something: their answers are worth waiting for where the engine has vanished. */
  creating: KeycardCalls;
  /** The client of another credential at the same API. */
  loginAs(clientId: string, clientSecret: string): KeycardCalls;
  /** What `keycard` is logged in with. */
  clientId: string;
  /** Reads of credentials, those of one service account together. */
  reads: CredentialReads;
  /** After a write: what was read before answers no later read, by whichever login. */
  forgetReads(): void;
  /** Organizations that were seen to exist, so that a 404 below them means what it says. */
  visibleOrganizations: Set<string>;
  /** How the user or a time limit may end a step. Absent where nothing does. */
  interruption?: {
    /** Aborted when it ends; so are the calls of `keycard`. */
    signal: AbortSignal;
    /** The calls for a look at what is left. They end very soon. */
    lastLook(): KeycardCalls;
  };
  /** The ids of what this process has created: none of it is left by another. */
  created: Set<string>;
  sleep(ms: number): Promise<void>;
  /** Tells the user a sentence or two that no error says. */
  warn(message: string): void;
}
