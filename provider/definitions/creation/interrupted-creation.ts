import type { Creation, Listed } from "./creation";

/**
 * A creation of which it is not known whether it has made anything, or makes it yet. What it makes bears the name.
 * Whoever catches it says what becomes of that.
 */
export class InterruptedCreation extends Error {
  readonly startedAt: string;
  /** Others may bear the name too. */
  readonly nameIsOurs: boolean;
  /** What a last look has found under a name that is ours alone. */
  readonly found: Listed | undefined;

  /** @param startedAt in milliseconds since 1970 */
  constructor(
    message: string,
    { wanted, startedAt }: { wanted: Pick<Creation<never>, "nameIsOurs">; startedAt: number },
    found?: Listed,
  ) {
    super(message);
    this.startedAt = new Date(startedAt).toISOString();
    this.nameIsOurs = wanted.nameIsOurs;
    this.found = found;
  }
}
