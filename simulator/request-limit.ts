const windowMs = 1000;

/** Lets so many requests through in any second, whoever sends them. Those that it refuses don't count. */
export class RequestLimit {
  readonly #perSecond: number;
  readonly #now: () => number;
  /** When those of the last second came, the oldest first. */
  readonly #admitted: number[] = [];

  constructor(perSecond: number, now: () => number) {
    this.#perSecond = perSecond;
    this.#now = now;
  }

  /** @returns for how many whole seconds to wait; undefined for a request that may pass */
  refuse(): number | undefined {
    const now = this.#now();
    let [oldest] = this.#admitted;
    while (oldest !== undefined && oldest <= now - windowMs) {
      this.#admitted.shift();
      [oldest] = this.#admitted;
    }
    if (oldest === undefined || this.#admitted.length < this.#perSecond) {
      this.#admitted.push(now);
      return undefined;
    }
    // An HTTP header can't say less than a second.
    return Math.ceil((oldest + windowMs - now) / 1000);
  }
}
