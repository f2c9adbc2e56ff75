import { z } from "zod";
import type { Properties } from "./property";

/** The schemas of properties, by name. */
type Shape<P extends Properties> = { [K in keyof P]: P[K]["schema"] };

/**
 * Properties as the schema of one value, for a property that holds such values. It holds nothing else.
 *
 * @param named what the packages of the languages call its type
 */
export function objectType<P extends Properties>(
  named: { id: string; description: string },
  properties: P,
): z.ZodObject<Shape<P>, z.core.$strict> {
  const described = Object.entries(properties).map(
    ([name, { schema, description }]) => [name, schema.describe(description)] as const,
  );
  return z.strictObject(Object.fromEntries(described) as Shape<P>).meta(named);
}
