import type { Measurement } from "../../benchmarks/lifecycle/measurement";
import { judge } from "../../benchmarks/limits/limit";
import type { Quantity } from "../../benchmarks/limits/quantity";
import { growthExponent, spreadOf } from "../../benchmarks/statistics";

const setting = { credentials: 100, accounts: 1, latencyMs: 20 };

test("the median is the one in the middle, and the quartiles of three are the least and the most", () => {
  expect(spreadOf([30, 10, 20])).toEqual({ median: 20, quartiles: [10, 30] });
});

test("the median of two is between them", () => {
  expect(spreadOf([20, 10]).median).toBe(15);
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

test("a count is kept by every repetition, and an exact one is missed by less, too", () => {
  const limit = { of: requests("ours"), atMost: 31 };
  const exact = { ...limit, isExact: true } as const;
  expect(judge(limit, sending("ours", [30, 31])).isKept).toBe(true);
  expect(judge(limit, sending("ours", [31, 31, 35])).isKept).toBe(false);
  expect(judge(exact, sending("ours", [31, 31])).isKept).toBe(true);
  expect(judge(exact, sending("ours", [30, 31, 31])).isKept).toBe(false);
});

test("what is measured more often than what it is compared with is compared with its median", () => {
  const measurements = [...taking("set", [11, 12, 10]), ...taking("floor", [100])];
  const limit = { of: time("set"), to: time("floor"), atMost: 0.2 };
  expect(judge(limit, measurements).found?.median).toBeCloseTo(0.11, 10);
});

test("what wasn't measured keeps no limit and misses none", () => {
  const limit = { of: time("ours"), to: time("tofu"), atMost: 1 };
  expect(judge(limit, taking("ours", [1, 2, 3]))).toMatchObject({ isKept: undefined });
});

function time(contender: string): Quantity {
  return { setting, contender, operation: "create", figure: "wallSeconds" };
}

function requests(contender: string): Quantity {
  return { ...time(contender), figure: "requests" };
}

function sending(contender: string, counts: readonly number[]): Measurement[] {
  return taking(contender, counts).map((one, index) => ({ ...one, requests: counts[index] ?? 0 }));
}

function taking(contender: string, seconds: readonly number[]): Measurement[] {
  const others = { cpuSeconds: 0, peakBytes: 0, providerPeakBytes: 0, requests: 0, stateBytes: 0 };
  return seconds.map((wallSeconds, index) => ({
    ...{ ...setting, ...others, apiCpuSeconds: 0, operation: "create" },
    ...{ contender, wallSeconds, repetition: index + 1 },
  }));
}
