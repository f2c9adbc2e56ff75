/**
 * Spares a resource's constructor most of its time. Pulumi's SDK makes four promises of each property and formats a
 * stack trace with each, which `PULUMI_DEBUG_PROMISE_LEAKS` alone lets it show. These are left empty; whatever else is
 * formatted meanwhile is as ever.
 *
 * @returns what ends it, and has to
 */
export function spareStackTraces(): () => void {
  const format = Error.prepareStackTrace;
  if (process.env.PULUMI_DEBUG_PROMISE_LEAKS || typeof format !== "function") return () => {};
  const formatOthers: typeof format = (error, frames) =>
    frames[0]?.getFunctionName() === "debuggablePromise" ? "" : format(error, frames);
  Error.prepareStackTrace = formatOthers;
  return () => {
    // Unless the program has set its own meanwhile, in a transformation.
    if (Error.prepareStackTrace === formatOthers) Error.prepareStackTrace = format;
  };
}
