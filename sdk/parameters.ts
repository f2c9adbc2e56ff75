import { z } from "zod";
import { InvalidInputError } from "./errors/invalid-input-error";
import {
  cursorMaxLength,
  descriptionMaxLength,
  idMaxLength,
  nameMaxLength,
  pageMaxItems,
} from "./limits";

/** An id becomes one part of a path, so it must neither end it nor lead out of it. */
export const id = z
  .string()
  .min(1)
  .max(idMaxLength)
  .refine((value) => value !== "." && value !== ".." && value.isWellFormed(), {
    error: 'Invalid id: "." and ".." and broken characters are not allowed',
  });

export const name = z.string().min(1).max(nameMaxLength);
export const description = z.string().max(descriptionMaxLength);
export const xClientRequestID = z.uuid();

/** The parameters that every list takes. */
export const page = {
  after: z.string().min(1).max(cursorMaxLength),
  before: z.string().min(1).max(cursorMaxLength),
  expand: z.array(z.enum(["permissions", "total_count"])),
  limit: z.int().min(1).max(pageMaxItems),
};

/**
 * Checks what can be checked before anything is sent.
 *
 * @throws InvalidInputError that names the parameter and what is allowed
 */
export function checked<T>(schema: z.ZodType<T>, parameters: unknown): T {
  const result = schema.safeParse(parameters);
  if (result.success) return result.data;
  const messages = result.error.issues.map(
    ({ path, message }) => `${z.core.toDotPath(path) || "parameters"}: ${message}`,
  );
  const property = String(result.error.issues[0]?.path[0] ?? "parameters");
  throw new InvalidInputError(property, `Nothing was sent: ${messages.join("; ")}.`);
}
