import { floor } from "../lifecycle/contenders/floor";
import { naive } from "../lifecycle/contenders/naive";
import { oursDynamic, oursPlugin } from "../lifecycle/contenders/ours";
import { operations } from "../lifecycle/operation";
import { settings } from "../lifecycle/plan";
import { quantity, theFloorIsOne, time } from "./full-limits";
import type { Limit } from "./limit";

const { quick } = settings;
/** One more than credentials: the login. */
const oneEach = quick.credentials + 1;

/**
 * Counts are exact. Ratios of times have slack: at this size most of each is the start of Pulumi, and other work on the
 * machine shows.
 */
export const quickLimits: readonly Limit[] = [
  ...[oursDynamic.name, oursPlugin.name].flatMap((door): Limit[] => [
    ...(["create", "update", "destroy"] as const).map((operation) => ({
      of: quantity("requests", quick, door, operation),
      atMost: oneEach,
      isExact: true as const,
    })),
    { of: quantity("requests", quick, door, "preview"), atMost: 0 },
    { of: quantity("requests", quick, door, "refresh"), atMost: oneEach },
    ...operations.map((operation) => ({
      of: time(quick, door, operation),
      to: time(quick, floor.name, operation),
      atMost: 1.5,
    })),
    ...(["create", "update", "destroy"] as const).map((operation) => ({
      of: time(quick, door, operation),
      to: time(quick, naive.name, operation),
      atMost: 1.1,
    })),
    {
      of: quantity("stateBytes", quick, door, "create"),
      to: quantity("stateBytes", quick, floor.name, "create"),
      atMost: 1.05,
    },
    {
      of: quantity("providerPeakBytes", quick, door, "create"),
      to: quantity("providerPeakBytes", quick, floor.name, "create"),
      atMost: 1.6,
    },
  ]),
  theFloorIsOne(quick),
];
