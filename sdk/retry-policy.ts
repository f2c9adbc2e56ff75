import { types } from "node:util";
import { isHTTPError, isNetworkError, isTimeoutError, type RetryOptions } from "ky";

/** A longer `Retry-After` is not sat out: the error names it, and the caller decides. */
const retryAfterMaxMs = 30_000;

const maxRetriesDefault = 4;
const retryDelayMaxMs = 8_000;

/** Beyond those of other failures. A limit that many clients share is met again and again, by no fault of the call. */
const rateLimitRetriesMax = 12;

/** Node's codes for a certificate that leads to no authority it knows. */
export const untrustedCertificate: ReadonlySet<string> = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

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
  ...untrustedCertificate,
]);

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

/** Whether a request that failed below HTTP may have reached the server. */
export function mayHaveArrived(error: Error): boolean {
  return !networkFailures(error).some((one) => neverConnected.has(one.code) && !isOfConnected(one));
}

/** Node's codes of what went wrong below HTTP, innermost last; never their messages, which hold addresses at best. */
export function networkCodes(error: unknown): string[] {
  return networkFailures(error).map(({ code }) => code);
}

interface NetworkFailure {
  code: string;
  /** What the operating system was asked for. */
  syscall: unknown;
}

/** A host may become unreachable in the middle, when the request has left. */
function isOfConnected({ syscall }: NetworkFailure): boolean {
  return syscall === "read" || syscall === "write";
}

function networkFailures(error: unknown): NetworkFailure[] {
  // Node's own errors are of another realm where a program runs in one, as under Jest.
  if (!types.isNativeError(error)) return [];
  const inner = "errors" in error && Array.isArray(error.errors) ? error.errors : [error.cause];
  const syscall = "syscall" in error ? error.syscall : undefined;
  const own =
    "code" in error && typeof error.code === "string" ? [{ code: error.code, syscall }] : [];
  return [...own, ...inner.flatMap(networkFailures)];
}

/** 0 where none is asked for, or nothing that can be understood. */
function retryAfterMs(headers: Headers): number {
  const value = headers.get("Retry-After") ?? "";
  const seconds = Number(value);
  const ms = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
  return Math.max(ms || 0, 0);
}
