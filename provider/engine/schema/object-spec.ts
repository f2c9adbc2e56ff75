import { z } from "zod";
import { isOptionalInput, type Properties, type PropertyRule } from "../property";
import { type JsonSchema, type TokenOf, type TypeSpec, typeSpec } from "./type-spec";

/** Source: pulumi/pulumi pkg/codegen/schema/schema.go, `PropertySpec`. JSON leaves out what is undefined. */
export interface PropertySpec extends TypeSpec {
  description: string | undefined;
  default?: JsonSchema["default"];
  defaultInfo?: { environment: readonly string[] };
  deprecationMessage?: string | undefined;
  secret?: true | undefined;
  replaceOnChanges?: true | undefined;
}

export interface ObjectSpec {
  description?: string | undefined;
  type: "object";
  properties: Record<string, PropertySpec>;
  required: string[];
}

/** By their tokens, the types that properties refer to. */
export type TypeSpecs = Record<string, ObjectSpec>;

export interface Specified {
  spec: ObjectSpec;
  types: TypeSpecs;
}

/** Properties as a program gives them. */
export function inputSpec(properties: Properties, tokenOf: TokenOf): Specified {
  const { spec, types } = specified(properties, "input", tokenOf);
  const required = spec.required.filter((name) => !isOptionalInput(properties[name]));
  return { spec: { ...spec, required }, types };
}

/** Where the program gives no name, the engine makes one, so that an output always has it. */
const generated = "name";

/** Properties as a program gets them. */
export function outputSpec(properties: Properties, tokenOf: TokenOf): Specified {
  const { spec, types } = specified(properties, "output", tokenOf);
  const required = Object.entries(properties)
    .filter(
      ([name, rule]) => spec.required.includes(name) || name === generated || rule.absentIfAdopted,
    )
    .map(([name]) => name);
  return { spec: { ...spec, required }, types };
}

function specified(properties: Properties, io: "input" | "output", tokenOf: TokenOf): Specified {
  const schemas = Object.entries(properties).map(([name, { schema }]) => [name, schema] as const);
  const json = z.toJSONSchema(z.object(Object.fromEntries(schemas)), { io });
  const types = Object.entries(json.$defs ?? {}).map(
    ([name, type]) => [tokenOf(name), objectSpec(type, {}, tokenOf)] as const,
  );
  return { spec: objectSpec(json, properties, tokenOf), types: Object.fromEntries(types) };
}

function objectSpec(json: JsonSchema, rules: Properties, tokenOf: TokenOf): ObjectSpec {
  const properties = Object.entries(json.properties ?? {}).map(
    ([name, schema]) => [name, propertySpec(schema as JsonSchema, rules[name], tokenOf)] as const,
  );
  return {
    description: json.description,
    type: "object",
    properties: Object.fromEntries(properties),
    required: json.required ?? [],
  };
}

function propertySpec(
  json: JsonSchema,
  rule: PropertyRule | undefined,
  tokenOf: TokenOf,
): PropertySpec {
  return {
    ...typeSpec(json, tokenOf),
    description: rule?.description ?? json.description,
    default: json.default,
    deprecationMessage: rule?.deprecated,
    secret: rule?.secret,
    replaceOnChanges: rule?.replaces,
  };
}
