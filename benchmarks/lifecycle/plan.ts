import type { Contender } from "./contenders/contender";
import { floor } from "./contenders/floor";
import { naive } from "./contenders/naive";
import { oursDynamic, oursPlugin } from "./contenders/ours";
import { operations } from "./operation";
import type { Row } from "./row";

/** Settings that limits hang on. */
export const settings = {
  one: { credentials: 1, accounts: 1, latencyMs: 20 },
  hundred: { credentials: 100, accounts: 1, latencyMs: 20 },
  threeHundred: { credentials: 300, accounts: 1, latencyMs: 20 },
  thousand: { credentials: 1_000, accounts: 1, latencyMs: 20 },
  thousandFarAway: { credentials: 1_000, accounts: 1, latencyMs: 100 },
  fiftyAccounts: { credentials: 1_000, accounts: 50, latencyMs: 100 },
  quick: { credentials: 30, accounts: 1, latencyMs: 20 },
};

/**
 * The full run, in order of importance: what limits hang on comes first, three times each, and what only rounds the
 * picture off comes last, once, while there is time.
 */
export function fullPlan(tofu: readonly Contender[]): Row[] {
  const whole = [floor, oursDynamic, oursPlugin, naive, ...tofu];
  const life = { contenders: whole, operations, repetitions: 3 };
  const refreshes = { operations: ["refresh"], repetitions: 3, isPrepared: true } as const;
  const other = (credentials: number, accounts: number, latencyMs: number): Row => ({
    ...life,
    setting: { credentials, accounts, latencyMs },
    repetitions: 1,
    isOptional: true,
  });
  return [
    { ...life, setting: settings.threeHundred },
    {
      ...refreshes,
      setting: settings.thousandFarAway,
      contenders: [oursDynamic, oursPlugin, naive, ...tofu],
    },
    { ...refreshes, setting: settings.fiftyAccounts, contenders: [oursDynamic, oursPlugin] },
    {
      ...life,
      setting: settings.thousand,
      contenders: [floor, oursDynamic, oursPlugin, ...tofu],
    },
    { ...life, setting: settings.hundred, repetitions: 1 },
    { ...life, setting: settings.one, isOptional: true },
    other(100, 1, 0),
    other(100, 1, 100),
    other(100, 50, 20),
    other(300, 1, 0),
    other(300, 1, 100),
    other(300, 50, 20),
  ];
}

/** Small, for every change. */
export const quickPlan: Row[] = [
  {
    setting: settings.quick,
    contenders: [floor, oursDynamic, oursPlugin, naive],
    operations,
    repetitions: 2,
  },
];
