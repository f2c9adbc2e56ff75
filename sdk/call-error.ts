import {
  type HTTPError,
  isHTTPError,
  isNetworkError,
  isTimeoutError,
  SchemaValidationError,
} from "ky";
import { z } from "zod";
import type { Call } from "./call";
import { AbortedError } from "./errors/aborted-error";
import {
  ApiError,
  AuthenticationError,
  ConflictError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
} from "./errors/api-error";
import { ConnectionError } from "./errors/connection-error";
import { InvalidResponseError } from "./errors/invalid-response-error";
import { KeycardError } from "./errors/keycard-error";
import { TimeoutError } from "./errors/timeout-error";
import { mayHaveArrived, networkCodes, untrustedCertificate } from "./network-failure";
import { ResponseTooLarge, responseMaxBytes } from "./read-whole";
import { withoutSecrets } from "./secrets";

/** What is known of a call that failed. */
export interface FailedCall {
  call: Call;
  requestId: string;
  host: string;
  /** Whether the last attempt's own request left, or only a login before it. */
  sent: boolean;
  /** Whether an attempt before the last may have taken effect. */
  inDoubt: boolean;
  /** The status of the last error answer before the one that ended the call. */
  lastStatus: number | undefined;
  isCancelled: boolean;
  secrets: readonly string[];
}

/** The error that a caller sees, built from allow-listed parts of what ky threw. */
export function callError(error: unknown, failed: FailedCall): KeycardError {
  const { call, requestId, host, sent, inDoubt, lastStatus, isCancelled, secrets } = failed;
  const harmless = call.harmless || call.method === "get";
  // A login's, which may have come after an attempt whose answer was lost.
  if (error instanceof KeycardError) return inDoubt && !harmless ? error.inDoubt() : error;
  const mayHaveTakenEffect = !harmless && (inDoubt || (sent && leavesDoubt(error)));
  const because = (what: string) => `Can't ${call.action}: ${what} [request ${requestId}]`;

  if (isCancelled) {
    return new AbortedError(because("the call was cancelled."), { requestId, mayHaveTakenEffect });
  }
  if (isHTTPError(error)) return apiError(error, failed, mayHaveTakenEffect);
  if (isTimeoutError(error)) {
    const last = lastStatus === undefined ? "" : ` (its last answer was ${lastStatus})`;
    const what = `no usable answer from ${host} within the time allowed${last}. Try again later, or allow more time.`;
    return new TimeoutError(because(what), { requestId, mayHaveTakenEffect });
  }
  if (isNetworkError(error)) {
    const code = networkCodes(error).at(-1) ?? "connection broken";
    const what = untrustedCertificate.has(code)
      ? `no authority that Node knows vouches for the certificate of ${host} (${code}). Check the base URL; a private authority's certificate is trusted where NODE_EXTRA_CA_CERTS names its file.`
      : `${host} could not be reached or broke off (${code}). Check the base URL and the network.`;
    return new ConnectionError(because(what), { requestId, mayHaveTakenEffect });
  }
  const what = `the answer of ${host} is not what the Keycard API documents (${unreadableBecause(error, secrets)}). Check the base URL.`;
  return new InvalidResponseError(because(what), { requestId, mayHaveTakenEffect });
}

/** Whether an attempt that ended so may have done what it was to do. */
export function leavesDoubt(error: unknown): boolean {
  if (isNetworkError(error)) return mayHaveArrived(error);
  if (!isHTTPError(error)) return true;
  const { status } = error.response;
  return status < 400 || status === 408 || status >= 500;
}

function unreadableBecause(error: unknown, secrets: readonly string[]): string {
  if (error instanceof SyntaxError) return "no valid JSON";
  if (error instanceof ResponseTooLarge) return `larger than ${responseMaxBytes} bytes`;
  if (!(error instanceof SchemaValidationError)) {
    return error instanceof Error ? error.name : typeof error;
  }
  const shownPath = (path: readonly PathSegment[]) =>
    z.core.toDotPath(path.map((segment) => shownKey(segment, secrets)));
  const reasons = error.issues
    .slice(0, reasonsMax)
    .map(({ path = [], message }) => `${shownPath(path) || "body"}: ${message}`);
  const more = error.issues.length - reasons.length;
  return [...reasons, ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}

/** An answer that is wrong all over is shown where it begins to be. */
const reasonsMax = 5;

type PathSegment = PropertyKey | { readonly key: PropertyKey };

/** The keys of a map are the server's words. */
function shownKey(segment: PathSegment, secrets: readonly string[]): PropertyKey {
  const key = typeof segment === "object" ? segment.key : segment;
  return typeof key === "string" ? withoutSecrets(key, secrets).slice(0, serverTextMaxLength) : key;
}

/** The API's error format. Anything else in an error answer is not read. */
const errorBody = z.object({
  message: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
});
const serverTextMaxLength = 300;

function apiError(
  error: HTTPError,
  { call, requestId, host, secrets }: FailedCall,
  mayHaveTakenEffect: boolean,
): ApiError {
  const { status, headers } = error.response;
  const body = errorBody.safeParse(error.data).data;
  const shown = (text: string) =>
    withoutSecrets(text, secrets)
      .slice(0, serverTextMaxLength)
      .replace(/\p{C}+/gu, " ");
  const code = body?.code === undefined ? undefined : shown(body.code);
  const said = body?.message ? ` ("${shown(body.message)}")` : "";
  const retryAfter = headers.get("Retry-After");
  const wait = retryAfter === null ? "" : ` It asks to wait (Retry-After: ${shown(retryAfter)}).`;

  const what = `${host} answered ${status}${said}.${wait}`;
  const message = `Can't ${call.action}: ${what} ${adviceFor(status, call)} [request ${requestId}]`;
  return new (classFor(status, call))(message, { status, code, requestId, mayHaveTakenEffect });
}

function classFor(status: number, { namesNothing }: Call): typeof ApiError {
  switch (status) {
    case 401:
      return AuthenticationError;
    case 403:
      return PermissionDeniedError;
    case 404:
      return namesNothing ? ApiError : NotFoundError;
    case 409:
      return ConflictError;
    case 429:
      return RateLimitError;
    default:
      return ApiError;
  }
}

function adviceFor(status: number, { namesNothing }: Call): string {
  if (status < 400) return "Redirects are not followed: set the base URL to the final address.";
  if (status === 401) return "Check the client id and the client secret.";
  if (status === 403) return "Ask an administrator of the organization for the permission.";
  if (status === 404 && namesNothing) return "Check the base URL.";
  if (status === 404) return "Check the ids, and that this client may see the organization.";
  if (status === 429) return "Try again later.";
  if (status >= 500 || status === 408)
    return "Try again later; if it stays, give Keycard the request id.";
  return "Correct what it names.";
}
