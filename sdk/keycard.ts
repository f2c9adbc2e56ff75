import { z } from "zod";
import { defaultBaseUrl, parseBaseUrl } from "./base-url";
import { checked } from "./parameters";
import { maxRetries, timeoutDefaultMs, timeoutMs } from "./request-options";
import { Organizations } from "./resources/organizations";
import { Session } from "./session";

export interface KeycardOptions {
  /** Of a service account's credential. */
  clientId: string;
  clientSecret: string;
  /** https, or http on localhost. Default `https://api.keycard.ai`. */
  baseUrl?: string | undefined;
  /** For calls that don't say: login, retries and waiting included. In milliseconds, default 60,000. */
  timeoutMs?: number | undefined;
  /** For calls that don't say: requests after the first. Default: 4, and 12 more after a 429. */
  maxRetries?: number | undefined;
  /** The clock that tokens expire by, in milliseconds since 1970. Default `Date.now`. */
  now?: () => number;
  /**
   * At most so many milliseconds pass before the n-th retry, beyond what the API asks for; how many is random.
   * Default: 300, 600, 1200 … up to 8,000.
   */
  retryDelayMs?: (attempt: number) => number;
}

/** What can be called with a client. */
export type KeycardCalls = Pick<Keycard, "baseUrl" | "organizations" | "login">;

const options = z.strictObject({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  baseUrl: z.string().optional(),
  timeoutMs: timeoutMs.default(timeoutDefaultMs),
  maxRetries: maxRetries.optional(),
  now: z.custom<() => number>((value) => typeof value === "function").optional(),
  retryDelayMs: z
    .custom<(attempt: number) => number>((value) => typeof value === "function")
    .optional(),
});

/**
 * The Keycard API. Logs in by itself when the first call is made. The secret and the token are in private fields:
 * printing a client shows neither.
 *
 * @example
 * ```ts
 * const keycard = new Keycard({ clientId, clientSecret });
 * const { credentials } = keycard.organizations.serviceAccounts;
 * const created = await credentials.create("ab3def8hij2klm9opq5rst7uvw", {
 *   organization_id: "acme",
 *   name: "ci",
 * });
 * for await (const credential of credentials.list(serviceAccountID, { organization_id: "acme" })) {
 *   console.log(credential.name, credential.last_used_at);
 * }
 * ```
 */
export class Keycard {
  /** Where requests go, without a slash at its end. */
  readonly baseUrl: string;
  readonly organizations: Organizations;
  readonly #session: Session;

  /** @throws InvalidInputError for a missing or unusable option; sends nothing. */
  constructor(given: KeycardOptions) {
    const { baseUrl, now, retryDelayMs, ...others } = checked(options, given, "options");
    this.baseUrl = parseBaseUrl(baseUrl ?? defaultBaseUrl);
    this.#session = Session.with({
      ...others,
      baseUrl: this.baseUrl,
      now: now ?? Date.now,
      retryDelayMs,
    });
    this.organizations = new Organizations(this.#session);
  }

  /**
   * The same client, its token included, whose calls end when `signal` is aborted.
   *
   * @param noneAfter when that is aborted no request is begun any more; one that is under way is let end
   */
  cancelledBy(signal: AbortSignal, noneAfter?: AbortSignal): KeycardCalls {
    const session = this.#session.cancelledBy(signal, noneAfter);
    return {
      baseUrl: this.baseUrl,
      organizations: new Organizations(session),
      login: () => session.login(),
    };
  }

  /**
   * Proves that the client id and secret are accepted, by one exchange for a token.
   *
   * @throws AuthenticationError where they are refused
   */
  login(): Promise<void> {
    return this.#session.login();
  }
}
