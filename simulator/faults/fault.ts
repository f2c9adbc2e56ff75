import type { OperationId } from "../operation-id";
import { type AlteredFault, alteredFault } from "./altered";
import { type DelayFault, delayFault } from "./delay";
import { type DripFault, dripFault } from "./drip";
import type { FaultKind } from "./fault-kind";
import { type MalformedFault, malformedFault } from "./malformed";
import { type RateLimitFault, rateLimitFault } from "./rate-limit";
import { type ResetFault, resetFault } from "./reset";
import { type StatusFault, statusFault } from "./status";
import { type TruncateFault, truncateFault } from "./truncate";

/** Something that goes wrong with requests that are logged in and valid, as often as `times` says. */
export type Fault = FaultTarget & AnyFault;

export interface FaultTarget {
  /** Default: any. */
  operation?: OperationId;
  /** As it stands in the request's path. Default: any, and none. */
  organizationId?: string;
  /** How many matching requests go well first. Default: none. */
  skip?: number;
  /** Default: once. */
  times?: number;
}

type AnyFault =
  | AlteredFault
  | DelayFault
  | DripFault
  | MalformedFault
  | RateLimitFault
  | ResetFault
  | StatusFault
  | TruncateFault;

export const faultKinds = {
  status: statusFault,
  rateLimit: rateLimitFault,
  delay: delayFault,
  reset: resetFault,
  truncate: truncateFault,
  malformed: malformedFault,
  drip: dripFault,
  altered: alteredFault,
} satisfies { [Kind in AnyFault["kind"]]: FaultKind<Extract<AnyFault, { kind: Kind }>> };
