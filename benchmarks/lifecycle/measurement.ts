import type { Usage } from "../usage/measured-command";
import type { Operation } from "./operation";
import type { Setting } from "./setting";

/** One operation of one contender. */
export interface Measurement extends Setting, Usage {
  contender: string;
  operation: Operation;
  repetition: number;
  /** That the API got. */
  requests: number;
  /** Of the state file after the operation. */
  stateBytes: number;
  /** Of the process that is the API and measures: it runs on the same machine. */
  apiCpuSeconds: number;
}

/** What can be compared of measurements. */
export type Figure =
  | "wallSeconds"
  | "cpuSeconds"
  | "peakBytes"
  | "providerPeakBytes"
  | "requests"
  | "stateBytes";
