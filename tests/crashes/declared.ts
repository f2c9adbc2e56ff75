import type { Simulator } from "../../simulator";
import type { Kill } from "./kill";

/** What the program declares: the arguments of each credential, by its logical name. */
export interface Declared {
  plain: Record<string, Arguments>;
  rotating: Record<string, Arguments>;
}

export interface Arguments {
  serviceAccountId: string;
  description?: string;
  rotateWhenChanged?: Record<string, string>;
  retirePreviousAfterDays?: number;
  keepIfUsedWithinHours?: number;
}

export const nothing: Declared = { plain: {}, rotating: {} };

/** The body of a program that declares what its file says. */
export const declaringProgram = `
  const declared = require("./declared.json");
  for (const [name, args] of Object.entries(declared.plain)) new ServiceAccountCredential(name, args);
  for (const [name, args] of Object.entries(declared.rotating)) new RotatingServiceAccountCredential(name, args);`;

/** What makes the next `pulumi up` do an operation. */
export function declaredNext(
  before: Declared,
  { operation }: Pick<Kill, "operation">,
  { simulator, count }: { simulator: Simulator; count: number },
): Declared {
  const { serviceAccountId } = simulator;
  const { plain, rotating } = before;
  switch (operation) {
    case "create":
      return {
        plain: { [`a${count}`]: { serviceAccountId }, [`b${count}`]: { serviceAccountId } },
        // What a rotation supersedes is deleted by the next up.
        rotating: {
          [`r${count}`]: { serviceAccountId, retirePreviousAfterDays: 0, keepIfUsedWithinHours: 0 },
        },
      };
    case "update": {
      const change = { description: `Changed by ${count}` };
      return { plain: changed(plain, change), rotating: changed(rotating, change) };
    }
    case "replace":
      return { plain: changed(plain, { rotateWhenChanged: { key: `${count}` } }), rotating };
    case "rotate":
      return { plain, rotating: changed(rotating, { rotateWhenChanged: { key: `${count}` } }) };
    case "destroy":
      return before;
  }
}

function changed(all: Record<string, Arguments>, change: Partial<Arguments>) {
  return Object.fromEntries(
    Object.entries(all).map(([name, args]) => [name, { ...args, ...change }]),
  );
}
