/**
 * What stands for a value that a preview can't know yet, in the place of any value.
 * Source: pulumi/pulumi sdk/nodejs/runtime/rpc.ts, `unknownValue`.
 */
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function isUnknown(value: unknown): boolean {
  return value === unknownValue;
}

/** Whether `value` is unknown or holds something that is. */
export function hasUnknown(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return isUnknown(value);
  return Object.values(value).some(hasUnknown);
}
