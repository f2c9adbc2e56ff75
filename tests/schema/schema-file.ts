import { readFileSync } from "node:fs";
import { resolve } from "node:path";

export interface PropertyOfSchema {
  type?: string;
  items?: { type?: string };
  description?: string;
  secret?: boolean;
  replaceOnChanges?: boolean;
  defaultInfo?: { environment: string[] };
}

export interface ObjectOfSchema {
  description?: string;
  properties: Record<string, PropertyOfSchema>;
  required: string[];
}

export interface ResourceOfSchema extends ObjectOfSchema {
  inputProperties: Record<string, PropertyOfSchema>;
  requiredInputs: string[];
  aliases: { type: string }[];
}

/** What Pulumi's tools read. */
export interface SchemaFile {
  version: string;
  config: { variables: Record<string, PropertyOfSchema> };
  provider: ResourceOfSchema;
  types: Record<string, ObjectOfSchema>;
  resources: Record<string, ResourceOfSchema>;
  functions: Record<string, { inputs: ObjectOfSchema; outputs: ObjectOfSchema }>;
}

/** The one that is checked in, and published. */
export const schemaFile: SchemaFile = JSON.parse(
  readFileSync(resolve(__dirname, "../../schema.json"), "utf8"),
);

export function resource(type: string): ResourceOfSchema {
  return found(schemaFile.resources, type);
}

export function functionNamed(name: string): { inputs: ObjectOfSchema; outputs: ObjectOfSchema } {
  return found(schemaFile.functions, name);
}

/** The names of those properties. */
export function namesWhere(
  properties: Record<string, PropertyOfSchema>,
  holds: (property: PropertyOfSchema) => boolean | undefined,
): string[] {
  return Object.keys(properties).filter((name) => {
    const property = properties[name];
    return property && holds(property);
  });
}

function found<T>(all: Record<string, T>, name: string): T {
  const one = all[`keycard:index:${name}`];
  if (one === undefined) throw new Error(`schema.json has no ${name}.`);
  return one;
}
