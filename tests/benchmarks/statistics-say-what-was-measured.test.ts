import type { Measurement } from "../../benchmarks/lifecycle/measurement";
import { judge } from "../../benchmarks/limits/limit";
import type { Quantity } from "../../benchmarks/limits/quantity";
import { growthExponent, spreadOf } from "../../benchmarks/statistics";

const setting = { credentials: 100, accounts: 1, latencyMs: 20 };

test("the median is the one in the middle, and the quartiles of three are the least and the most", () => {
  expect(spreadOf([30, 10, 20])).toEqual({ median: 20, quartiles: [10, 30] });
});

test.each([0, 1, 2])("what grows by the power of %i is told to", (power) => {
  const points = [100, 300, 1_000].map((x) => ({ x, y: 7 * x ** power }));
  expect(growthExponent(points)).toBeCloseTo(power, 10);
});

test("a limit is kept by the median of the ratios within each repetition", () => {
  // The machine got slower from repetition to repetition, and ours was hit once by something else.
  const measurements = [...taking("ours", [11, 19, 90]), ...taking("floor", [10, 20, 40])];
  const limit = { of: time("ours"), to: time("floor"), atMost: 1.1 };
  expect(judge(limit, measurements)).toMatchObject({ found: { median: 1.1 }, isKept: true });
  expect(judge({ ...limit, atMost: 1.05 }, measurements).isKept).toBe(false);
});

test("an exact limit is missed by less, too", () => {
  const limit = { of: time("ours"), atMost: 31, isExact: true } as const;
  expect(judge(limit, taking("ours", [31])).isKept).toBe(true);
  expect(judge(limit, taking("ours", [30])).isKept).toBe(false);
});

test("what wasn't measured keeps no limit and misses none", () => {
  const limit = { of: time("ours"), to: time("tofu"), atMost: 1 };
  expect(judge(limit, taking("ours", [1, 2, 3]))).toMatchObject({ isKept: undefined });
});

function time(contender: string): Quantity {
  return { setting, contender, operation: "create", figure: "wallSeconds" };
}

function taking(contender: string, seconds: readonly number[]): Measurement[] {
  const others = { cpuSeconds: 0, peakBytes: 0, providerPeakBytes: 0, requests: 0, stateBytes: 0 };
  return seconds.map((wallSeconds, index) => ({
    ...{ ...setting, ...others, apiCpuSeconds: 0, operation: "create" },
    ...{ contender, wallSeconds, repetition: index + 1 },
  }));
}
