import type { Keycard } from "../../sdk";

/** What a resource's life needs from outside. A front door makes one per provider configuration. */
export interface KeycardContext {
  keycard: Keycard;
  /** The client of another credential at the same API. */
  loginAs(clientId: string, clientSecret: string): Keycard;
  /** What `keycard` is logged in with. */
  clientId: string;
  /** Organizations that were seen to exist, so that a 404 below them means what it says. */
  visibleOrganizations: Set<string>;
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
}
