import fc from "fast-check";
import type { Fault, OperationId } from "../../simulator";

/** One step of a history. What goes wrong at the API goes wrong in that step alone. */
export type Step =
  | { do: "wait"; hours: number }
  | { do: "wait till just before one retires" }
  | { do: "up"; rotate: boolean; describe: boolean; killed: boolean; faults: Fault[] }
  | { do: "refresh"; faults: Fault[] }
  | { do: "destroy"; faults: Fault[] }
  | { do: "delete outside"; which: number }
  | { do: "use"; who: "consumer" | "laggard" };

export interface Settings {
  rotateEveryDays: number | undefined;
  retirePreviousAfterDays: number | undefined;
  keepIfUsedWithinHours: number | undefined;
  verify: boolean | undefined;
  name: string | undefined;
}

export interface History {
  settings: Settings;
  /** How far the provider's clock is ahead of the API's. */
  skewMinutes: number;
  /** Whether the user deletes what an error says may have been left behind. */
  userTidiesUp: boolean;
  steps: Step[];
}

/** Those that leave the most in doubt twice. */
const operations: OperationId[] = [
  "token",
  "createCredential",
  "createCredential",
  "listCredentials",
  "retrieveCredential",
  "updateCredential",
  "deleteCredential",
  "deleteCredential",
];

const kinds: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant("reset" as const),
    effect: fc.constantFrom("before" as const, "after" as const),
  }),
  fc.record({
    kind: fc.constant("status" as const),
    status: fc.constantFrom(400, 401, 403, 409, 500, 503),
    effect: fc.constantFrom("before" as const, "after" as const),
  }),
  fc.constant({ kind: "malformed" as const }),
  fc.constant({ kind: "truncate" as const }),
  fc.constant({ kind: "rateLimit" as const, retryAfter: "0" }),
);

/** A client error never comes after an effect. */
function plausible(fault: Fault): Fault {
  if (fault.kind !== "status" || fault.status >= 500) return fault;
  return { ...fault, effect: "before" };
}

/** Once, or so often in a row that retries don't help. */
const fault: fc.Arbitrary<Fault> = fc
  .record({
    kind: kinds,
    operation: fc.constantFrom(undefined, ...operations),
    skip: fc.constantFrom(0, 0, 0, 1, 2, 4),
    times: fc.constantFrom(1, 2, 5, 50, 50),
  })
  .map(({ kind, operation, ...others }) =>
    plausible({ ...kind, ...others, ...(operation && { operation }) }),
  );

/** What goes wrong in one command. */
export const faults = fc.oneof(
  fc.constant<Fault[]>([]),
  fc.array(fault, { minLength: 1, maxLength: 1 }),
  fc.array(fault, { minLength: 2, maxLength: 2 }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      hours: fc.integer({ min: 1, max: 24 * 20 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant({ do: "wait till just before one retires" as const }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("up" as const),
      rotate: fc.boolean(),
      describe: fc.boolean(),
      killed: fc.integer({ min: 0, max: 9 }).map((n) => n === 9),
      faults,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("refresh" as const), faults }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("destroy" as const), faults }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("delete outside" as const), which: fc.nat(3) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("use" as const),
      who: fc.constantFrom("consumer" as const, "laggard" as const),
    }),
  },
);

const orNone = <T>(...values: T[]) => fc.constantFrom(undefined, ...values);

export const history: fc.Arbitrary<History> = fc.record({
  settings: fc.record({
    rotateEveryDays: orNone(1, 10, 30),
    retirePreviousAfterDays: orNone(0, 0.5, 3, 15, 60),
    keepIfUsedWithinHours: orNone(0, 6, 100),
    verify: orNone(true),
    name: orNone("chosen"),
  }),
  skewMinutes: fc.integer({ min: -4, max: 4 }),
  userTidiesUp: fc.boolean(),
  steps: fc.array(step, { minLength: 3, maxLength: 14 }),
});
