import type { Creation, Listed } from "./creation";

/**
 * A step that was ended before the answer to its creation came. Whether anything was made is not known; what was
 * would bear the name. Whoever catches it says what becomes of that.
 */
export class InterruptedCreation extends Error {
  readonly startedAt: string;
  /** Others may bear the name too. */
  readonly nameIsOurs: boolean;
  /** What a last look has found under a name that is ours alone. */
  readonly found: Listed | undefined;

  /** @param startedAt in milliseconds since 1970 */
  constructor(
    { kind, name, nameIsOurs }: Pick<Creation<never>, "kind" | "name" | "nameIsOurs">,
    startedAt: number,
    found: Listed | undefined,
  ) {
    const was = found ? "was made" : "may have been made";
    super(
      `The step was ended before the API had answered. A ${kind} named ${JSON.stringify(name)} ${was}.`,
    );
    this.startedAt = new Date(startedAt).toISOString();
    this.nameIsOurs = nameIsOurs;
    this.found = found;
  }
}
