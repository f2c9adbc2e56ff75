import fc from "fast-check";
import { addToSummary } from "../support/summary";

/** `HOSTILE_RUNS=100` tries a hundred times as many cases. */
const scale = Number(process.env.HOSTILE_RUNS ?? 1);

/** What a failure has printed brings its case back, with `--testNamePattern`. */
const { HOSTILE_SEED: seed, HOSTILE_PATH: path } = process.env;
const replay = { ...(seed && { seed: Number(seed) }), ...(path && { path }) };

/** A case that takes longer hangs. */
const caseMaxMs = 20_000;
const allMaxMs = 90_000;

jest.setTimeout(scale > 1 ? 24 * 3_600_000 : 120_000);

/**
 * Tries a promise with random cases. A failure prints the seed and the path that bring its case back.
 *
 * @param cases how many, unless the environment asks for more
 */
export async function holds<Case>(
  cases: number,
  given: fc.Arbitrary<Case>,
  promise: (given: Case) => Promise<void>,
): Promise<void> {
  let run = 0;
  const property = fc.asyncProperty(given, async (one) => {
    run++;
    await promise(one);
  });
  await fc.assert(property, {
    numRuns: Math.ceil(cases * scale),
    timeout: caseMaxMs,
    // A busy machine tries fewer cases, and a failing one may be made smaller for so long.
    interruptAfterTimeLimit: allMaxMs * Math.max(1, scale),
    // A case of 10 MB would be printed whole.
    reporter: (details) => {
      addToSummary("hostile", { cases: run, violations: Number(details.failed) });
      if (!details.failed) return;
      const report = fc.defaultReportMessage(details)?.slice(0, shownMax);
      throw new Error(`${messageOf(details.errorInstance).slice(0, shownMax)}\n${report}`);
    },
    ...replay,
  });
}

const shownMax = 4_000;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "It took too long.";
}
