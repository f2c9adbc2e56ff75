import { z } from "zod";
import { InvalidInputError } from "./errors/invalid-input-error";
import { cursorMaxLength, descriptionMaxLength, idMaxLength, nameMaxLength } from "./limits";

/** An id becomes one part of a path, so it must neither end it nor lead out of it. */
export const id = z
  .string()
  .min(1)
  .max(idMaxLength)
  .refine((value) => value !== "." && value !== ".." && value.isWellFormed(), {
    error: 'Invalid id: "." and ".." and broken characters are not allowed',
  });

/** Half a character arrives as another one, and what was made under that name would not be found by it. */
const text = z.string().refine((value) => value.isWellFormed(), {
  error: "Invalid text: broken characters are not allowed",
});

export const name = text.min(1).max(nameMaxLength);
export const description = text.max(descriptionMaxLength);
export const cursor = text.min(1).max(cursorMaxLength);

/**
 * Checks what can be checked before anything is sent.
 *
 * @param called what the caller knows the whole of it as
 * @throws InvalidInputError that names the parameter and what is allowed
 */
export function checked<T>(schema: z.ZodType<T>, given: unknown, called = "parameters"): T {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const messages = result.error.issues.map(
    ({ path, message }) => `${z.core.toDotPath(path) || called}: ${message}`,
  );
  const property = String(result.error.issues[0]?.path[0] ?? called);
  throw new InvalidInputError(property, `Nothing was sent: ${messages.join("; ")}.`);
}
