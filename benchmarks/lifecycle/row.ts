import type { Contender } from "./contenders/contender";
import type { Operation } from "./operation";
import type { Setting } from "./setting";

/** A part of a benchmark: contenders that take turns at the same task. */
export interface Row {
  setting: Setting;
  contenders: readonly Contender[];
  operations: readonly Operation[];
  repetitions: number;
  /** Credentials are created once, unmeasured, and what is measured leaves them as they are. */
  isPrepared?: true;
}
