import { messageOf } from "../../provider/engine/message-of";
import type { Surroundings } from "../surroundings";

/** One check; `run` is given what the check that it builds on found out. */
export interface Check<In, Out> {
  name: string;
  /** What to do where it fails and the failure doesn't say. */
  remedy: string;
  run(found: In, surroundings: Surroundings): Passed<Out> | Promise<Passed<Out>>;
}

/** What a check found out where all is well: for people, and for the checks that build on it. */
export interface Passed<Out> {
  detail: string;
  found: Out;
}

/** A check that failed for a reason that has a remedy of its own. */
export class CheckFailure extends Error {
  constructor(
    detail: string,
    readonly remedy: string,
  ) {
    super(detail);
  }
}

/** What `--json` prints of a check, and a contract. */
export interface Finding {
  check: string;
  status: "ok" | "failed" | "not run";
  detail: string;
  remedy?: string;
}

/** A check that was made, or left out; without `passed` where it didn't go well. */
export interface Outcome<Out> {
  name: string;
  passed?: Passed<Out>;
}

/** Makes checks one after the other, and collects what they find. */
export class Checkup {
  readonly findings: Finding[] = [];
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  make<Out>(check: Check<undefined, Out>): Promise<Outcome<Out>> {
    return this.#run(check, undefined);
  }

  /** Makes a check that builds on an earlier one, unless that didn't go well. */
  async after<In, Out>(earlier: Outcome<In>, check: Check<In, Out>): Promise<Outcome<Out>> {
    if (earlier.passed !== undefined) return this.#run(check, earlier.passed.found);
    const detail = `not tried without: ${earlier.name}`;
    this.findings.push({ check: check.name, status: "not run", detail });
    return { name: check.name };
  }

  async #run<In, Out>({ name, remedy, run }: Check<In, Out>, found: In): Promise<Outcome<Out>> {
    try {
      const passed = await run(found, this.#surroundings);
      this.findings.push({ check: name, status: "ok", detail: passed.detail });
      return { name, passed };
    } catch (error) {
      this.#surroundings.signal.throwIfAborted();
      this.findings.push({
        check: name,
        status: "failed",
        detail: messageOf(error),
        remedy: error instanceof CheckFailure ? error.remedy : remedy,
      });
      return { name };
    }
  }
}
