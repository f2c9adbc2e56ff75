import { z } from "zod";
import type { RequestOptions } from "./call";

export const timeoutDefaultMs = 60_000;

/** setTimeout takes no longer times. */
const timeoutMaxMs = 2 ** 31 - 1;

export const timeoutMs = z.int().min(1).max(timeoutMaxMs);
export const maxRetries = z.int().min(0);

export const requestOptions = z.strictObject({
  signal: z.instanceof(AbortSignal).optional(),
  timeoutMs: timeoutMs.optional(),
  maxRetries: maxRetries.optional(),
}) satisfies z.ZodType<RequestOptions>;
