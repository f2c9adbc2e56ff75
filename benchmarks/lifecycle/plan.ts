import type { Contender } from "./contenders/contender";
import { floor } from "./contenders/floor";
import { naive } from "./contenders/naive";
import { oursDynamic, oursPlugin } from "./contenders/ours";
import { setDynamic, setPlugin } from "./contenders/sets";
import { operations } from "./operation";
import type { Row } from "./row";
import { savedAtEnd } from "./setting";

/** Settings that limits hang on. */
export const settings = {
  one: { credentials: 1, accounts: 1, latencyMs: 20 },
  hundred: { credentials: 100, accounts: 1, latencyMs: 20 },
  threeHundred: { credentials: 300, accounts: 1, latencyMs: 20 },
  thousand: { credentials: 1_000, accounts: 1, latencyMs: 20 },
  tenThousand: { credentials: 10_000, accounts: 1, latencyMs: 20 },
  hundredFarAway: { credentials: 100, accounts: 1, latencyMs: 100 },
  thousandFarAway: { credentials: 1_000, accounts: 1, latencyMs: 100 },
  fiftyAccounts: { credentials: 1_000, accounts: 50, latencyMs: 100 },
  quick: { credentials: 30, accounts: 1, latencyMs: 20 },
};

/** A resource for each credential, as this package has them and beside what Pulumi costs by itself. */
const single = [floor, oursDynamic, oursPlugin];

/**
 * The full run: an hour on 2 cores with nothing else to do. What limits hang on is run three times, what shows the
 * rest of the picture once. Where Pulumi saves the state at every step, its time goes with the square of the number, and
 * one life of 1,000 takes it eight minutes: too long to run each three times, and so much that a provider's own cost
 * can't be seen beside it. So the doors are compared with 1,000 where it saves at the end alone, which is harder on them.
 */
export function fullPlan(tofu: readonly Contender[]): Row[] {
  const sets = [setDynamic, setPlugin];
  const whole = [...single, naive, ...tofu];
  const once = { contenders: whole, operations, repetitions: 1 };
  const refreshes = { operations: ["refresh"], repetitions: 3, isPrepared: true } as const;
  const { hundred } = settings;
  return [
    { ...once, setting: settings.one },
    { ...once, setting: hundred, contenders: [...whole, ...sets] },
    { ...once, setting: settings.threeHundred, repetitions: 3 },
    { ...once, setting: savedAtEnd(hundred), contenders: [floor, oursDynamic] },
    { ...once, setting: savedAtEnd(settings.threeHundred), contenders: [floor, oursDynamic] },
    { ...once, setting: savedAtEnd(settings.thousand), contenders: single, repetitions: 3 },
    { ...once, setting: settings.thousand, contenders: [...sets, ...tofu], repetitions: 3 },
    {
      ...refreshes,
      setting: settings.thousandFarAway,
      contenders: [oursDynamic, oursPlugin, naive],
    },
    {
      ...refreshes,
      repetitions: 1,
      setting: settings.fiftyAccounts,
      contenders: [oursDynamic, oursPlugin],
    },
    { ...once, setting: settings.tenThousand, contenders: [setDynamic] },
    { ...once, setting: settings.thousand, contenders: [oursDynamic], operations: ["create"] },
    {
      ...once,
      setting: settings.thousand,
      contenders: [floor],
      operations: ["create", "refresh", "destroy"],
    },
    { ...once, setting: { ...hundred, latencyMs: 0 }, contenders: [floor, oursDynamic, ...tofu] },
    { ...once, setting: settings.hundredFarAway, contenders: [...single, ...tofu] },
    { ...once, setting: { ...hundred, accounts: 50 }, contenders: [floor, oursDynamic] },
  ];
}

/** Small, for every change, and three times: with two, one slow moment of the machine counts half. */
export const quickPlan: Row[] = [
  {
    setting: settings.quick,
    contenders: [floor, oursDynamic, oursPlugin, setDynamic, setPlugin],
    operations,
    repetitions: 3,
  },
];

/** Whole lives of 1,000 whose state is saved at every step: too long for the full run. */
export function thousandPlan(lives: number): Row[] {
  return [{ setting: settings.thousand, contenders: single, operations, repetitions: lives }];
}
