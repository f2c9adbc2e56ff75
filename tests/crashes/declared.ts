import type { Simulator } from "../../simulator";
import type { Kill } from "./kill";

/** What the program declares: the arguments of each credential, by its logical name. */
export interface Declared {
  plain: Record<string, Arguments>;
  rotating: Record<string, Arguments>;
  sets: Record<string, SetArguments>;
}

/** Of one credential, whoever makes it. */
export interface Described {
  description?: string;
  rotateWhenChanged?: Record<string, string>;
}

export interface Arguments extends Described {
  serviceAccountId: string;
  retirePreviousAfterDays?: number;
  keepIfUsedWithinHours?: number;
}

export interface SetArguments {
  serviceAccountId: string;
  credentials: Record<string, Described>;
}

export const nothing: Declared = { plain: {}, rotating: {}, sets: {} };

/** The body of a program that declares what its file says. */
export const declaringProgram = `
  const declared = require("./declared.json");
  for (const [name, args] of Object.entries(declared.plain)) new ServiceAccountCredential(name, args);
  for (const [name, args] of Object.entries(declared.rotating)) new RotatingServiceAccountCredential(name, args);
  for (const [name, args] of Object.entries(declared.sets)) new ServiceAccountCredentialSet(name, args);`;

/** What makes the next `pulumi up` do an operation. */
export function declaredNext(
  before: Declared,
  { operation }: Pick<Kill, "operation">,
  { simulator, count }: { simulator: Simulator; count: number },
): Declared {
  const { serviceAccountId } = simulator;
  const { plain, rotating, sets } = before;
  switch (operation) {
    case "create":
      return {
        ...nothing,
        plain: { [`a${count}`]: { serviceAccountId }, [`b${count}`]: { serviceAccountId } },
        // What a rotation supersedes is deleted by the next up.
        rotating: {
          [`r${count}`]: { serviceAccountId, retirePreviousAfterDays: 0, keepIfUsedWithinHours: 0 },
        },
      };
    case "update": {
      const change = { description: `Changed by ${count}` };
      return { plain: changed(plain, change), rotating: changed(rotating, change), sets };
    }
    case "replace":
      return { plain: changed(plain, { rotateWhenChanged: { key: `${count}` } }), rotating, sets };
    case "rotate":
      return {
        plain,
        rotating: changed(rotating, { rotateWhenChanged: { key: `${count}` } }),
        sets,
      };
    case "create set":
      return {
        ...nothing,
        sets: {
          [`s${count}`]: {
            serviceAccountId,
            credentials: { one: {}, two: {}, three: {}, four: {} },
          },
        },
      };
    case "reshape set":
      return {
        plain,
        rotating,
        sets: Object.fromEntries(
          Object.entries(sets).map(([name, { credentials }]) => [
            name,
            { serviceAccountId, credentials: reshaped(credentials, count) },
          ]),
        ),
      };
    case "destroy":
      return before;
  }
}

function changed(all: Record<string, Arguments>, change: Partial<Arguments>) {
  return Object.fromEntries(
    Object.entries(all).map(([name, args]) => [name, { ...args, ...change }]),
  );
}

/** Each change that there is: one key goes, one gets another credential, one another description, two are new. */
function reshaped(before: Record<string, Described>, count: number): Record<string, Described> {
  const [, [rotated, described] = ["", {}], [changed, kept] = ["", {}], ...others] =
    Object.entries(before);
  return {
    // What is changed next time stands first.
    ...Object.fromEntries(others),
    [rotated]: { ...described, rotateWhenChanged: { key: `${count}` } },
    [changed]: { ...kept, description: `Changed by ${count}` },
    [`new ${count}`]: {},
    [`described ${count}`]: { description: `Made by ${count}` },
  };
}
