import { isOfHost, strikes } from "./cells";
import { faults } from "./faults";
import { create, list, type Operation, remove, update } from "./operations";
import type { UpdateCell } from "./updates-meet-every-fault";

/** What a rotation asks of credentials with every fault. */
export const rotationCells = cellsOf({
  "rotation, its creation": create,
  "rotation, its look for what an earlier one has left": list,
  "rotation, the deletion of what is due": remove,
});

/** What an update of a set asks of credentials with every fault. */
export const setCells = cellsOf({
  "set, a creation in it": create,
  "set, its look for what an earlier update has left": list,
  "set, a change in it": update,
  "set, a deletion in it": remove,
});

function cellsOf(steps: Record<string, Operation>): UpdateCell[] {
  return Object.entries(steps).flatMap(([name, struck]) =>
    faults
      .filter((fault) => !isOfHost(fault))
      .flatMap((fault) => strikes.map((strikes) => ({ step: { name, struck }, fault, strikes }))),
  );
}
