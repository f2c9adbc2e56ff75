import { types } from "node:util";

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
