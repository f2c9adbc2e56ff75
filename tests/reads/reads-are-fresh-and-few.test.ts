import fc from "fast-check";
import { ReadAccount } from "./read-account";
import { counts, manySteps } from "./steps";

test(
  "no read is older than 15 s or our own last write, nothing is gone that wasn't asked for, and all together send one request more than one for each at the most",
  () =>
    fc.assert(
      fc.asyncProperty(counts, manySteps, async (count, steps) => {
        const account = new ReadAccount(count);
        for (const step of steps) expect(await account.take(step)).toEqual([]);
        expect(await account.end()).toEqual([]);
      }),
      { numRuns: 500 },
    ),
  60_000,
);
