import fc from "fast-check";
import type { refusals } from "./held-api";

/** What happens next. Numbers choose among what there is. */
export type Step =
  | { do: "read at a time"; which: number[] }
  | { do: "cancel a read"; which: number }
  | { do: "let a request read"; which: number }
  | { do: "answer"; which: number }
  | { do: "answer all" }
  | { do: "refuse a page"; with: keyof typeof refusals }
  | { do: "change outside"; which: number }
  | { do: "delete outside"; which: number }
  | { do: "begin a write"; which: number }
  | { do: "end the writes" }
  | { do: "wait"; seconds: number };

const which = fc.nat(299);
const does = <Name extends Step["do"]>(name: Name) => fc.constant(name);

const run = fc
  .record({ from: which, length: fc.integer({ min: 1, max: 120 }) })
  .map(({ from, length }) => Array.from({ length }, (_, index) => from + index));

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: does("read at a time"),
      which: fc.oneof(fc.array(which, { minLength: 1, maxLength: 20 }), run),
    }),
  },
  fc.record({ do: does("cancel a read"), which }),
  { weight: 2, arbitrary: fc.record({ do: does("let a request read"), which }) },
  { weight: 2, arbitrary: fc.record({ do: does("answer"), which }) },
  { weight: 4, arbitrary: fc.record({ do: does("answer all") }) },
  fc.record({
    do: does("refuse a page"),
    with: fc.constantFrom("forbidden" as const, "unavailable" as const),
  }),
  { weight: 2, arbitrary: fc.record({ do: does("change outside"), which }) },
  fc.record({ do: does("delete outside"), which }),
  fc.record({ do: does("begin a write"), which }),
  { weight: 2, arbitrary: fc.record({ do: does("end the writes") }) },
  { weight: 2, arbitrary: fc.record({ do: does("wait"), seconds: fc.nat(20) }) },
);

/** Few credentials, so that the same is met again, or more than a page. */
export const counts = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 250 }));

export const manySteps = fc.array(step, { minLength: 1, maxLength: 40, size: "max" });
