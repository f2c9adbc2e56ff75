import fc from "fast-check";

const operations = [
  "create",
  "update",
  "replace",
  "rotate",
  "create set",
  "reshape set",
  "destroy",
] as const;
const victims = ["provider", "engine", "command line"] as const;

/** What a command is doing when it is killed. */
export type Operation = (typeof operations)[number];

/** Who dies: the provider's process; `pulumi` alone; or that with all that it has started. */
export type Victim = (typeof victims)[number];

/** Where in a command the kill strikes. */
export type Point =
  /** The request of that number has arrived; the API makes it take effect by then, or only afterwards. */
  | { at: "request"; number: number; effect: "before" | "after" }
  /** The request of that number has just been answered. */
  | { at: "answer"; number: number }
  /** The backend's folder of stacks has changed so often: Pulumi is writing the state. */
  | { at: "write"; number: number };

export interface Kill {
  operation: Operation;
  victim: Victim;
  point: Point;
  /** What the user runs after it. A destroy may be finished, or be thought better of. */
  next: "up" | "destroy";
}

/** How many requests a command may have sent when it is struck, so that few commands end before. */
const requests: Record<Operation, number> = {
  create: 4,
  update: 4,
  replace: 5,
  rotate: 3,
  "create set": 5,
  "reshape set": 8,
  destroy: 4,
};

/** How many changes in its folder the writes of a state are: each step writes it twice, and a set is one step. */
const writes: Record<Cast, number> = { singles: 40, set: 16 };

function pointIn(operation: Operation, cast: Cast): fc.Arbitrary<Point> {
  const number = fc.nat(requests[operation] - 1);
  const effect = fc.constantFrom("before" as const, "after" as const);
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ at: fc.constant("request" as const), number, effect }) },
    { weight: 1, arbitrary: fc.record({ at: fc.constant("answer" as const), number }) },
    {
      weight: 2,
      arbitrary: fc.record({ at: fc.constant("write" as const), number: fc.nat(writes[cast] - 1) }),
    },
  );
}

function killIn(operation: Operation, cast: Cast): fc.Arbitrary<Omit<Kill, "victim">> {
  return fc.record({
    operation: fc.constant(operation),
    point: pointIn(operation, cast),
    next: operation === "destroy" ? fc.constantFrom("up", "destroy") : fc.constant("up"),
  });
}

/** Whether a stack's credentials are resources of their own, or those of a set. */
export type Cast = "singles" | "set";

/** The operations of a stack from its first `up` to its end. */
const orders: Record<Cast, fc.Arbitrary<Operation[]>> = {
  singles: fc
    .shuffledSubarray(["update", "replace", "rotate"] as const, { minLength: 3 })
    .map((middle) => ["create", ...middle, "destroy"]),
  set: fc.constant(["create set", "reshape set", "reshape set", "reshape set", "destroy"]),
};

/** A stack's life, with a kill in each operation. */
function lifeOf(cast: Cast): fc.Arbitrary<Omit<Kill, "victim">[]> {
  return orders[cast].chain((order) =>
    fc.tuple(...order.map((operation) => killIn(operation, cast))),
  );
}

/**
 * The kills of many lives, the same for the same seed. In any three lives in a row every victim is met by every
 * operation.
 */
export function* kills(seed: number, cast: Cast): Generator<Kill> {
  const life = lifeOf(cast);
  for (let lived = 0; ; lived++) {
    const [kills = []] = fc.sample(life, { seed: seed + lived, numRuns: 1 });
    for (const [nth, kill] of kills.entries()) {
      const turn = seed + lived + (cast === "set" ? nth : operations.indexOf(kill.operation));
      const victim = victims[Math.abs(turn) % victims.length] ?? "engine";
      yield { ...kill, victim };
    }
  }
}
