import { type FaultRow, faults } from "./faults";
import { type Operation, operations, type Step, stepOperation, steps } from "./operations";

/** Whether a fault strikes one request, or every one. */
export const strikes = ["once", "always"] as const;

export type Strikes = (typeof strikes)[number];

export interface CallCell {
  operation: Operation;
  fault: FaultRow;
  strikes: Strikes;
}

export interface StepCell {
  step: Step;
  fault: FaultRow;
  strikes: Strikes;
}

/** Every method of the client's with every fault. */
export const callCells: readonly CallCell[] = operations.flatMap((operation) =>
  faults.flatMap((fault) =>
    strikes.filter(occurs(fault)).map((strikes) => ({ operation, fault, strikes })),
  ),
);

/** Every step of a credential's life in Pulumi with every fault. */
export const stepCells: readonly StepCell[] = steps.flatMap((step) =>
  faults
    .filter((fault) => canMeet(step, fault))
    .flatMap((fault) => strikes.filter(occurs(fault)).map((strikes) => ({ step, fault, strikes }))),
);

export function isOfHost({ shown }: FaultRow): boolean {
  return shown === "no connection";
}

/** A host that is out of reach stays so for as long as a cell lasts. */
function occurs(fault: FaultRow): (strikes: Strikes) => boolean {
  return (strikes) => strikes === "always" || !isOfHost(fault);
}

/** Where the host is out of reach, no step gets beyond its first request, whichever that is. */
function canMeet({ struck, does }: Step, fault: FaultRow): boolean {
  return !isOfHost(fault) || struck === stepOperation[does];
}

/** All that it does is to wait, by the product's own clock. */
export function isSlow({ fault, strikes }: Pick<StepCell, "fault" | "strikes">): boolean {
  if (fault.shown === 429) return strikes === "always" && !fault.waitsTooLong;
  return fault.shown === "nothing in time";
}

/** What a cell is called by. */
type Titled = Pick<StepCell, "fault" | "strikes"> &
  ({ step: { name: string } } | { operation: { name: string } });

export function titleOf(cell: Titled): string {
  const { name } = "step" in cell ? cell.step : cell.operation;
  return `${name}: ${cell.fault.name}, ${cell.strikes}`;
}
