import { settings } from "../lifecycle/plan";
import { besideFloor, doors, oneRequestEach, theFloorIsOne } from "./full-limits";
import type { Limit } from "./limit";

const { thousand } = settings;

/** What lives of 1,000 whose state is saved at every step must reach. */
export const thousandLimits: readonly Limit[] = [
  ...besideFloor(thousand),
  ...doors.flatMap((door) => oneRequestEach(thousand, door)),
  theFloorIsOne(thousand),
];
