/** Something to create at the API, and how to find and remove what an attempt with a lost answer made. */
export interface Creation<Created extends { id: string }, Item extends Listed = Listed> {
  /** In words: "credential". */
  kind: string;
  /** What it belongs to, in words: `service account "x"`. */
  owner: string;
  name: string;
  /** The name holds our own random suffix, so whatever bears it is ours to delete. */
  nameIsOurs: boolean;
  /** Ids under that name that the state holds: no attempt made them. */
  known: readonly string[];
  /** Why a made one whose answer was lost is of no use. */
  uselessBecause: string;
  /** How the user can find out whether a state knows one; empty where no command does. */
  howToTell: string;
  create(): Promise<Created>;
  /** All that the owner has. */
  list(): AsyncIterable<Item>;
  delete(id: string): Promise<void>;
  /** Below the base URL, percent-encoded: where one of them is. */
  path(id: string): string;
}

export interface Listed {
  id: string;
  name: string;
  /** RFC 3339, UTC. */
  created_at: string;
  /** A credential's. */
  client_id?: string | undefined;
  /** RFC 3339, UTC; a credential's that was used. */
  last_used_at?: string | undefined;
}
