import type { Creation, Listed } from "./creation";

/**
 * A step that was ended before the answer to its creation came. Whether anything was made is not known; what was
 * would bear the name.
 */
export class InterruptedCreation extends Error {
  readonly startedAt: string;
  /** What a last look has found under a name that is ours alone. */
  readonly found: Listed | undefined;

  /** @param startedAt in milliseconds since 1970 */
  constructor(
    { kind, name, nameIsOurs }: Pick<Creation<never>, "kind" | "name" | "nameIsOurs">,
    startedAt: number,
    found: Listed | undefined,
  ) {
    const was = found ? "was made" : "may have been made";
    const next = nameIsOurs
      ? "The next `pulumi up` deletes it and makes another; `pulumi destroy` deletes it."
      : "The program chose that name, so others may bear it too: the next `pulumi up` or `pulumi destroy` lists what " +
        "there is, for you to decide.";
    super(
      `The step was ended before the API had answered. A ${kind} named ${JSON.stringify(name)} ${was}, and stands in ` +
        `the state by that name. ${next}`,
    );
    this.startedAt = new Date(startedAt).toISOString();
    this.found = found;
  }
}
