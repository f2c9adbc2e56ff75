import fc from "fast-check";
import type { Fault } from "../../simulator";
import { faults } from "./history";

/** What the program changes of a key: where it has none, it adds it. */
export interface Edit {
  key: string;
  do: "add" | "remove" | "describe" | "name" | "unname" | "rotate";
}

/** One step of a set's history. What goes wrong at the API goes wrong in that step alone. */
export type SetStep =
  | { do: "up"; edits: Edit[]; killed: boolean; faults: Fault[] }
  | { do: "refresh"; faults: Fault[] }
  | { do: "destroy"; faults: Fault[] }
  | { do: "delete outside"; which: number }
  | { do: "rename outside"; which: number };

const edit: fc.Arbitrary<Edit> = fc.record({
  key: fc.constantFrom("a", "b", "c", "d", "with space/and.dot"),
  do: fc.constantFrom("add", "add", "remove", "describe", "name", "unname", "rotate"),
});

const step: fc.Arbitrary<SetStep> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("up" as const),
      edits: fc.array(edit, { maxLength: 5 }),
      killed: fc.integer({ min: 0, max: 7 }).map((n) => n === 7),
      faults,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("refresh" as const), faults }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("destroy" as const), faults }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("delete outside" as const), which: fc.nat(4) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("rename outside" as const), which: fc.nat(4) }),
  },
);

export const setHistory = fc.record({
  /** How far the provider's clock is ahead of the API's. */
  skewMinutes: fc.integer({ min: -4, max: 4 }),
  steps: fc.array(step, { minLength: 2, maxLength: 12 }),
});

export type SetHistory = typeof setHistory extends fc.Arbitrary<infer History> ? History : never;
