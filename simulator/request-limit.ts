const windowMs = 1000;

/** Lets so many requests through in any second, whoever sends them. Those that it refuses don't count. */
export class RequestLimit {
  readonly #perSecond: number;
  readonly #now: () => number;
  #admitted: number[] = [];

  constructor(perSecond: number, now: () => number) {
    this.#perSecond = perSecond;
    this.#now = now;
  }

  /** @returns for how many whole seconds to wait; undefined for a request that may pass */
  refuse(): number | undefined {
    const now = this.#now();
    this.#admitted = this.#admitted.filter((at) => at > now - windowMs);
    const [oldest] = this.#admitted;
    if (oldest === undefined || this.#admitted.length < this.#perSecond) {
      this.#admitted.push(now);
      return undefined;
    }
    // An HTTP header can't say less than a second.
    return Math.ceil((oldest + windowMs - now) / 1000);
  }
}
