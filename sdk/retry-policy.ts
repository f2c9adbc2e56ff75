import { isHTTPError, isNetworkError, type RetryOptions } from "ky";

/** A longer `Retry-After` is not sat out: the error names it, and the caller decides. */
const retryAfterMaxMs = 30_000;

/** Where sending again can't do harm: no connection, or no TLS session, so no request. */
const neverConnected = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

export interface RetryPolicy {
  /** A second request would be a second effect: send again only what provably did nothing. */
  sendOnce: boolean;
  /** Requests after the first. */
  maxRetries: number;
  /** At most this before the n-th retry, where the server names no time: how much of it is random. Default: ky's. */
  retryDelayMs: ((attempt: number) => number) | undefined;
}

/** ky's retry options for one call. */
export function retryOptions({ sendOnce, maxRetries, retryDelayMs }: RetryPolicy): RetryOptions {
  return {
    limit: maxRetries,
    methods: ["get", "post", "patch", "delete"],
    statusCodes: sendOnce ? [429] : [408, 429, 500, 502, 503, 504],
    afterStatusCodes: [429, 503],
    retryOnTimeout: !sendOnce,
    backoffLimit: 8_000,
    jitter: true,
    ...(retryDelayMs && { delay: retryDelayMs }),
    shouldRetry: ({ error }) => {
      if (isHTTPError(error) && retryAfterMs(error.response.headers) > retryAfterMaxMs)
        return false;
      if (sendOnce && isNetworkError(error)) return !mayHaveArrived(error);
      return undefined;
    },
  };
}

/** Whether a request that failed below HTTP may have reached the server. */
export function mayHaveArrived(error: Error): boolean {
  return !networkCodes(error).some((code) => neverConnected.has(code));
}

/** Node's codes of what went wrong below HTTP, innermost last; never their messages, which hold addresses at best. */
export function networkCodes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
  return [...own, ...inner.flatMap(networkCodes)];
}

function retryAfterMs(headers: Headers): number {
  const value = headers.get("Retry-After") ?? "";
  const seconds = Number(value);
  return Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
}
