import { floor } from "../lifecycle/contenders/floor";
import { oursDynamic, oursPlugin } from "../lifecycle/contenders/ours";
import { setDynamic, setPlugin } from "../lifecycle/contenders/sets";
import type { Figure } from "../lifecycle/measurement";
import { type Operation, operations } from "../lifecycle/operation";
import { settings } from "../lifecycle/plan";
import { quantity, theFloorIsOne, writes } from "./full-limits";
import type { Limit } from "./limit";

const { quick } = settings;
/** One more than credentials: the login. */
const oneEach = quick.credentials + 1;
/** A page, and the login. */
const mostForRefresh = 2;
/** A set that is destroyed looks for what a killed update may have left. */
const oneEachOfSet = { create: oneEach, update: oneEach, destroy: oneEach + 1 };

/**
 * Counts are exact. Ratios have slack: at this size most of each is the start of Pulumi. CPU time tells more than time
 * does, which is up to whatever else the machine does.
 */
export const quickLimits: readonly Limit[] = [
  ...[oursDynamic.name, oursPlugin.name].flatMap((door): Limit[] => [
    ...writes.map((operation) => ({
      of: quantity("requests", quick, door, operation),
      atMost: oneEach,
      isExact: true as const,
    })),
    { of: quantity("requests", quick, door, "preview"), atMost: 0 },
    { of: quantity("requests", quick, door, "refresh"), atMost: mostForRefresh },
    ...operations.flatMap((operation) => [
      toAnother("wallSeconds", door, floor.name, operation, 2),
      toAnother("cpuSeconds", door, floor.name, operation, 1.5),
    ]),
    toAnother("stateBytes", door, floor.name, "create", 1.05),
    toAnother("providerPeakBytes", door, floor.name, "create", 1.6),
  ]),
  ...[setDynamic.name, setPlugin.name].flatMap((set): Limit[] => [
    ...writes.map((operation) => ({
      of: quantity("requests", quick, set, operation),
      atMost: oneEachOfSet[operation],
      isExact: true as const,
    })),
    { of: quantity("requests", quick, set, "preview"), atMost: 0 },
    { of: quantity("requests", quick, set, "refresh"), atMost: mostForRefresh },
    ...operations.map((operation) => toAnother("cpuSeconds", set, floor.name, operation, 1.2)),
    toAnother("stateBytes", set, floor.name, "create", 0.5),
  ]),
  theFloorIsOne(quick),
];

function toAnother(
  figure: Figure,
  door: string,
  other: string,
  operation: Operation,
  atMost: number,
): Limit {
  return {
    of: quantity(figure, quick, door, operation),
    to: quantity(figure, quick, other, operation),
    atMost,
  };
}
