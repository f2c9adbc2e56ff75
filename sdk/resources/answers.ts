import { z } from "zod";
import * as parameters from "../parameters";

/** A key that may be missing; null says the same. */
export const optional = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? undefined);

/** Parts that the answers of several methods share. Unknown keys pass: the API may grow. */
export const permissions = z.record(z.string(), z.record(z.string(), z.boolean()));

const pageInfo = z.object({
  has_next_page: z.boolean(),
  has_prev_page: z.boolean(),
  end_cursor: optional(z.string()),
  start_cursor: optional(z.string()),
});

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    page_info: pageInfo,
    permissions: optional(permissions),
  });

/** It must be usable in a path again, and stands in messages. */
export const id = parameters.id.regex(/^\P{Cc}*$/u);

/** What is kept as it is: Pulumi's wire format can't hold half a character. */
export const key = z
  .string()
  .min(1)
  .refine((value) => value.isWellFormed());

/** Text for people: half a character is shown as a broken one. */
export const text = z.string().transform((value) => value.toWellFormed());

/** RFC 3339 in UTC; an offset is let through, it names the same instant. */
export const dateTime = z.iso.datetime({ offset: true });
