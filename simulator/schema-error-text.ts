import type { ErrorObject } from "ajv";

/** One schema violation in words. Names properties and rules, never the values that were sent. */
export function schemaErrorText(
  subject: string,
  errors: readonly Pick<ErrorObject, "instancePath" | "message" | "params">[] | null | undefined,
): string {
  const error = errors?.[0];
  if (!error) return `${subject} is invalid`;
  const { additionalProperty, allowedValues } = error.params;
  const detail = additionalProperty ?? allowedValues?.join(", ");
  return `${subject}${error.instancePath} ${error.message}${detail ? `: ${detail}` : ""}`;
}
