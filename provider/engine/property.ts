import type { z } from "zod";

/** What the engine has to know of one property beside its schema. An optional property has an optional schema. */
export interface PropertyRule {
  /** For the schema, the reference docs and error messages. One or two sentences. */
  description: string;
  /** Changing it makes a new resource; the old one is deleted after that. */
  replaces?: true;
  /** Its value is always a secret output. */
  secret?: true;
  /** Its value may be confidential, so error messages describe it instead of showing it. */
  confidential?: true;
  /** An empty string or object and no value mean the same, and no value is stored. */
  emptyIsAbsent?: true;
  /**
   * Where the program doesn't give it: the value in state; for a new resource, what the provider is configured with.
   * A variable left over in some shell then moves no resource that exists.
   */
  fromProvider?: true;
  /** It is a map, and what its keys stand for changes key by key. */
  byKey?: true;
  /** Where it isn't given, `normalize` takes it from the input `id`, a Pulumi id that names it. */
  fromId?: true;
  /** An output that an adopted resource may lack: what programs create has it, and their types promise it. */
  absentIfAdopted?: true;
  /** An output that is there only where the program gives this input. */
  onlyWith?: string;
  /** An output that may tell what is in this input, and then is as secret. */
  tells?: string;
  /** An output that is not there where the program gives this input. */
  notWith?: string;
  /** Environment variables that may hold a provider's setting, the first one that does. */
  environment?: readonly string[];
  /** Why not to use it any more, and what to use instead. */
  deprecated?: string;
}

export interface Property<Schema extends z.ZodType = z.ZodType> extends PropertyRule {
  schema: Schema;
}

export type Properties = Record<string, Property>;

export function property<Schema extends z.ZodType>(
  schema: Schema,
  rule: PropertyRule,
): Property<Schema> {
  return { schema, ...rule };
}

type Optional<P extends Properties> = {
  [K in keyof P]: undefined extends z.infer<P[K]["schema"]> ? K : never;
}[keyof P];

/** The values that properties stand for: what a definition's lifecycle works with. */
export type Values<P extends Properties> = {
  [K in Exclude<keyof P, Optional<P>>]: z.infer<P[K]["schema"]>;
} & {
  [K in Optional<P>]?: Exclude<z.infer<P[K]["schema"]>, undefined> | undefined;
};

/** Whether an input may be left out although its value is needed. */
export function isOptionalInput(rule: PropertyRule | undefined): boolean {
  return rule?.fromProvider === true || rule?.fromId === true;
}

/** The properties whose values are always secret. */
export function secretNames(properties: Properties): string[] {
  return Object.keys(properties).filter((name) => properties[name]?.secret);
}

/** Without the values that say "not given". */
export function withoutAbsent(
  properties: Record<string, PropertyRule>,
  values: Record<string, unknown>,
): Record<string, unknown> {
  const given = Object.entries(values).filter(
    ([name, value]) => !isAbsent(properties[name], value),
  );
  return Object.fromEntries(given);
}

/** Whether a value of the property says "not given": null, or an empty one where its rule says so. */
export function isAbsent(rule: PropertyRule | undefined, value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (!rule?.emptyIsAbsent) return false;
  return value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Without the keys whose value is undefined: Pulumi's wire format has no such value. */
export function definedOnly<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const defined = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as { [K in keyof T]?: NonNullable<T[K]> };
}
