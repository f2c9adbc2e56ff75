import { floor } from "../lifecycle/contenders/floor";
import { naive } from "../lifecycle/contenders/naive";
import { oursDynamic, oursPlugin } from "../lifecycle/contenders/ours";
import { setDynamic, setPlugin } from "../lifecycle/contenders/sets";
import { tofuName } from "../lifecycle/contenders/tofu";
import type { Figure } from "../lifecycle/measurement";
import type { Operation } from "../lifecycle/operation";
import { settings } from "../lifecycle/plan";
import { type Setting, savedAtEnd } from "../lifecycle/setting";
import type { Limit } from "./limit";
import type { Quantity } from "./quantity";

/** What changes something, one request each. */
export const writes = ["create", "update", "destroy"] as const;
export const doors = [oursDynamic.name, oursPlugin.name];
const { hundredFarAway, threeHundred, thousand, thousandFarAway, fiftyAccounts } = settings;
const thousandSavedAtEnd = savedAtEnd(thousand);

/** What the full run must reach. */
export const fullLimits: readonly Limit[] = [
  {
    of: time(thousand, oursDynamic.name, "create"),
    to: time(thousand, floor.name, "create"),
    atMost: 1.05,
  },
  ...[threeHundred, thousandSavedAtEnd].flatMap(besideFloor),
  ...doors.flatMap((door) => [
    {
      of: time(thousandFarAway, door, "refresh"),
      to: time(thousandFarAway, naive.name, "refresh"),
      atMost: 0.3,
    },
    { of: quantity("requests", thousandFarAway, door, "refresh"), atMost: 12 },
    { of: quantity("requests", fiftyAccounts, door, "refresh"), atMost: 60 },
    ...oneRequestEach(thousandSavedAtEnd, door),
    ...toNaive(door, { create: 0.8, preview: 1, refresh: 1, update: 0.6, destroy: 0.8 }),
    ...[threeHundred, hundredFarAway].map((setting) => ({
      of: time(setting, door, "refresh"),
      to: time(setting, tofuName, "refresh"),
      atMost: 1,
    })),
    {
      of: quantity("stateBytes", thousandSavedAtEnd, door, "create"),
      to: quantity("stateBytes", thousandSavedAtEnd, floor.name, "create"),
      atMost: 1.05,
    },
  ]),
  ...[setDynamic.name, setPlugin.name].flatMap((set) =>
    [...writes, "refresh" as const].flatMap((operation) => [
      {
        of: time(thousand, set, operation),
        // An update of so many single ones takes half as long again, and four minutes: it isn't measured.
        to: time(thousand, floor.name, operation === "update" ? "create" : operation),
        atMost: 0.2,
      },
      {
        of: time(thousand, set, operation),
        to: time(thousand, tofuName, operation),
        atMost: 0.5,
      },
    ]),
  ),
  theFloorIsOne(thousandSavedAtEnd),
];

/** The dynamic door costs hardly more than Pulumi itself, and the plugin hardly more than that. */
export function besideFloor(setting: Setting): Limit[] {
  return [
    ...[...writes, "preview" as const].map((operation) => ({
      of: time(setting, oursDynamic.name, operation),
      to: time(setting, floor.name, operation),
      atMost: 1.05,
    })),
    ...writes.map((operation) => ({
      of: time(setting, oursPlugin.name, operation),
      to: time(setting, oursDynamic.name, operation),
      atMost: 1.05,
    })),
    {
      of: time(setting, oursPlugin.name, "preview"),
      to: time(setting, floor.name, "preview"),
      atMost: 1.05,
    },
  ];
}

/** And one for the login. */
export function oneRequestEach(setting: Setting, door: string): Limit[] {
  return writes.map((operation) => ({
    of: quantity("requests", setting, door, operation),
    atMost: setting.credentials + 1,
    isExact: true,
  }));
}

/** A floor that kept more than ours would flatter it; one that kept less, the limit of ours would show. */
export function theFloorIsOne(setting: Setting): Limit {
  return {
    of: quantity("stateBytes", setting, floor.name, "create"),
    to: quantity("stateBytes", setting, oursDynamic.name, "create"),
    atMost: 1.005,
  };
}

function time(setting: Setting, contender: string, operation: Operation): Quantity {
  return quantity("wallSeconds", setting, contender, operation);
}

export function quantity(
  figure: Figure,
  setting: Setting,
  contender: string,
  operation: Operation,
): Quantity {
  return { figure, setting, contender, operation };
}

function toNaive(door: string, atMost: Record<Operation, number>): Limit[] {
  return (Object.entries(atMost) as [Operation, number][]).map(([operation, most]) => ({
    of: time(threeHundred, door, operation),
    to: time(threeHundred, naive.name, operation),
    atMost: most,
  }));
}
