import type { z } from "zod";
import { isMap } from "../property";

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** A type in Pulumi's package schema. Source: pulumi/pulumi pkg/codegen/schema/schema.go, `TypeSpec`. */
export interface TypeSpec {
  type?: "string" | "boolean" | "number" | "integer" | "array" | "object";
  $ref?: string;
  items?: TypeSpec;
  /** Of an object: what its values are. */
  additionalProperties?: TypeSpec;
}

/** The token of a resource, function or type of the package, by its name. */
export type TokenOf = (name: string) => string;

const namedPrefix = "#/$defs/";

/**
 * What zod's JSON schema says of a value, as a type of Pulumi's. Bounds and patterns have no place there.
 *
 * @throws Error for what programs of some language could not express
 */
export function typeSpec(schema: JsonSchema, tokenOf: TokenOf): TypeSpec {
  const { $ref, type, items, additionalProperties } = schema;
  if ($ref?.startsWith(namedPrefix)) {
    return { $ref: `#/types/${tokenOf($ref.slice(namedPrefix.length))}` };
  }
  if (type === "string" || type === "boolean" || type === "number" || type === "integer") {
    return { type };
  }
  if (type === "array" && isSchema(items)) return { type, items: typeSpec(items, tokenOf) };
  if (type === "object" && isSchema(additionalProperties)) {
    return { type, additionalProperties: typeSpec(additionalProperties, tokenOf) };
  }
  throw new Error(
    `Pulumi's schema has no type for ${JSON.stringify(schema)}. Make an object with named properties by objectType, ` +
      "and say anything else in strings, booleans, numbers, arrays and maps.",
  );
}

function isSchema(value: unknown): value is JsonSchema {
  return isMap(value);
}
