import { z } from "zod";
import { secretSignature, specialKey } from "../../provider/engine/special-value";

const secretValue = z.object({
  [specialKey]: z.literal(secretSignature),
  plaintext: z.string().optional(),
});

/** Stands for a value that can't be read. */
const unreadable = Symbol("unreadable");

/** Nothing that is looked at is deeper. */
const depthMax = 10;

/** An output's value: secrets too where they were exported in the clear, else something unreadable. */
export function readable(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth > depthMax) return unreadable;
  if (Array.isArray(value)) return value.map((item) => readable(item, depth + 1));
  const secret = secretValue.safeParse(value);
  if (secret.success) return inTheClear(secret.data.plaintext);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, readable(inner, depth + 1)]),
  );
}

function inTheClear(plaintext: string | undefined): unknown {
  try {
    return plaintext === undefined ? unreadable : JSON.parse(plaintext);
  } catch {
    return unreadable;
  }
}
