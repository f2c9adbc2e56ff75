import { isHTTPError, isNetworkError, isTimeoutError, type RetryOptions } from "ky";

/** A longer `Retry-After` is not sat out: the error names it, and the caller decides. */
const retryAfterMaxMs = 30_000;

const maxRetriesDefault = 4;
const retryDelayMaxMs = 8_000;

/** Beyond those of other failures. A limit that many clients share is met again and again, by no fault of the call. */
const rateLimitRetriesMax = 12;

export interface RetryPolicy {
  /** A second request would be a second effect: send again only what provably did nothing. */
  sendOnce: boolean;
  /** Requests after the first. Default: four, and twelve more after a 429. */
  maxRetries: number | undefined;
  /** For all of them, and the pauses between. */
  timeoutMs: number;
  /** At most this before the n-th retry, on top of what the server asks for: how much of it is random. */
  retryDelayMs: ((attempt: number) => number) | undefined;
  /** Is told of each failure before the pause that follows it. @returns whether that attempt may have taken effect */
  onFailure: (error: unknown) => boolean;
}

/** ky's retry options for one call, which begins now. */
export function retryOptions({
  sendOnce,
  maxRetries,
  timeoutMs,
  onFailure,
  retryDelayMs = (attempt) => Math.min(retryDelayMaxMs, 300 * 2 ** (attempt - 1)),
}: RetryPolicy): RetryOptions {
  const endsAt = performance.now() + timeoutMs;
  let failures = 0;
  let pauseMs = 0;
  return {
    limit: maxRetries ?? maxRetriesDefault + rateLimitRetriesMax,
    methods: ["get", "post", "patch", "delete"],
    statusCodes: sendOnce ? [429] : [408, 429, 500, 502, 503, 504],
    retryOnTimeout: true,
    // ky adds nothing random to a `Retry-After`, so all that were refused at once would come back at once.
    afterStatusCodes: [],
    delay: () => pauseMs,
    shouldRetry: ({ error, retryCount }) => {
      const isDoubtful = onFailure(error);
      const status = isHTTPError(error) ? error.response.status : undefined;
      const askedMs =
        isHTTPError(error) && (status === 429 || status === 503)
          ? retryAfterMs(error.response.headers)
          : 0;
      if (askedMs > retryAfterMaxMs) return false;
      if (status !== 429) failures += 1;
      if (maxRetries === undefined && failures > maxRetriesDefault) return false;
      pauseMs = askedMs + Math.random() * retryDelayMs(retryCount);
      // What ended the attempt says more than that time ran out in the pause after it.
      if (performance.now() + pauseMs >= endsAt) return false;
      const isUnanswered = isNetworkError(error) || isTimeoutError(error);
      return sendOnce && isUnanswered ? !isDoubtful : undefined;
    },
  };
}

/** 0 where none is asked for, or nothing that can be understood. */
function retryAfterMs(headers: Headers): number {
  const value = headers.get("Retry-After") ?? "";
  const seconds = Number(value);
  const ms = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
  return Math.max(ms || 0, 0);
}
