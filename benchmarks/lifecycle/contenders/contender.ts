import type { Command } from "../../usage/measured-command";
import type { Operation } from "../operation";
import type { Setting } from "../setting";

/** Where contenders work: folders in which each writes its project. */
export interface Laboratory {
  /** Its `node_modules` hold the packed package, Pulumi's SDK and the floor's package. */
  folder: string;
  /** Holds `pulumi` and its node language host. */
  engine: string;
}

/** The credentials that a contender is to declare, and how it reaches the API. */
export interface Fleet extends Setting {
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  organizationId: string;
  serviceAccountIds: readonly string[];
}

/** A way to make credentials of a program. */
export interface Contender {
  /** As in tables and data. */
  name: string;
  /** Absent where each operation ends in requests to the API. */
  sendsNothing?: true;
  /** Writes a project that declares a fleet; nothing of it exists yet. */
  settle(fleet: Fleet, description: string, laboratory: Laboratory): Promise<Project>;
}

export interface Project {
  command(operation: Operation): Command;
  /** Changes what every credential is to be described as. */
  describe(description: string): Promise<void>;
  /** The state file as it lies in the backend. */
  stateText(): Promise<string>;
}
