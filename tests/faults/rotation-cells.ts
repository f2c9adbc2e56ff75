import { isOfHost, type Strikes, strikes } from "./cells";
import { type FaultRow, faults } from "./faults";
import { create, list, type Operation, remove } from "./operations";

/** A rotation, and which of its requests is struck. */
export interface RotationCell {
  step: { name: string; struck: Operation };
  fault: FaultRow;
  strikes: Strikes;
}

const steps: readonly RotationCell["step"][] = [
  { name: "rotation, its creation", struck: create },
  { name: "rotation, its look for what an earlier one has left", struck: list },
  { name: "rotation, the deletion of what is due", struck: remove },
];

/** What a rotation asks of credentials with every fault. */
export const rotationCells: readonly RotationCell[] = steps.flatMap((step) =>
  faults
    .filter((fault) => !isOfHost(fault))
    .flatMap((fault) => strikes.map((strikes) => ({ step, fault, strikes }))),
);
