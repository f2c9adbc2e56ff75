/**
 * The one known exception: what a user asks of the engine for debugging shows the secrets of any provider. Each of these
 * is proven by a program without this package, and is listed in docs/secrets.md.
 */
export const engineLogging: readonly string[] = [
  "--debug",
  "--event-log",
  "--json",
  "--otel-traces",
  "--tracing",
  "-v=9",
  "PULUMI_DEBUG_GRPC",
];
