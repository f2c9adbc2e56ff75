/** What the token endpoint answers, as far as it is used. */
export interface Token {
  access_token: string;
  /** Seconds from now. */
  expires_in: number;
}

/** A token is renewed when a tenth of its life is left, at the most this long before its end. */
const renewBeforeMaxMs = 60_000;

/**
 * One access token for all requests of a client: fetched when first needed, by one request however many wait for it,
 * renewed before it expires, forgotten when it is refused. A failed fetch is not remembered.
 */
export class TokenSource {
  readonly #fetchToken: () => Promise<Token>;
  readonly #now: () => number;
  #current: { value: string; renewAt: number } | undefined;
  #pending: Promise<string> | undefined;

  constructor(fetchToken: () => Promise<Token>, now: () => number) {
    this.#fetchToken = fetchToken;
    this.#now = now;
  }

  async get(): Promise<string> {
    if (this.#current !== undefined && this.#now() < this.#current.renewAt) {
      return this.#current.value;
    }
    this.#pending ??= this.#renew().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  /** Forgets `token` where it is still the current one: of many requests that it was refused to, one renews it. */
  discard(token: string): void {
    if (this.#current?.value === token) this.#current = undefined;
  }

  async #renew(): Promise<string> {
    const askedAt = this.#now();
    const token = await this.#fetchToken();
    const lifeMs = token.expires_in * 1000;
    const renewAt = askedAt + lifeMs - Math.min(lifeMs / 10, renewBeforeMaxMs);
    this.#current = { value: token.access_token, renewAt };
    return token.access_token;
  }
}
