import { shownText } from "../shown-text";

/**
 * What every error of this client is: one sentence that says what was being done, what happened and what to do next.
 *
 * Its parts are allow-listed: no header, no body and no transport error is in it, so it can be logged as it is.
 *
 * @example
 * ```ts
 * try {
 *   await keycard.organizations.serviceAccounts.credentials.create(id, params);
 * } catch (error) {
 *   if (error instanceof KeycardError && error.mayHaveTakenEffect) {
 *     // the credential may exist: list before creating another one
 *   }
 * }
 * ```
 */
export abstract class KeycardError extends Error {
  /** Whether the server may have done what was asked, although no usable answer arrived. */
  readonly mayHaveTakenEffect: boolean;
  /** The `X-Client-Request-ID` that was sent; absent where no request was. */
  readonly requestId: string | undefined;

  constructor(
    message: string,
    { mayHaveTakenEffect = false, requestId }: KeycardErrorDetails = {},
  ) {
    super(shownText(message));
    this.name = new.target.name;
    this.mayHaveTakenEffect = mayHaveTakenEffect;
    this.requestId = requestId;
  }

  /**
   * The same error of a call that may have done what was asked before it came to this. A copy: whoever waits for the
   * same login has this one.
   *
   * @internal
   */
  inDoubt(): this {
    const copy: this = Object.setPrototypeOf(new Error(), Object.getPrototypeOf(this));
    return Object.defineProperties(copy, {
      ...Object.getOwnPropertyDescriptors(this),
      mayHaveTakenEffect: { value: true, enumerable: true },
    });
  }
}

export interface KeycardErrorDetails {
  mayHaveTakenEffect?: boolean;
  requestId?: string | undefined;
}
