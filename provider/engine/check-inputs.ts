import { z } from "zod";
import { autoName, UnusableName } from "./auto-name";
import type { AutoNamed, Defaults, Definition, Failure, RawValues } from "./definition";
import { isAbsent, type Properties, type Property } from "./property";
import { isUnknown } from "./unknown-value";

export interface CheckRequest {
  /** The inputs in state; empty on creation and replacement. */
  olds: RawValues;
  /** The inputs that the program gives. */
  news: RawValues;
  defaults: Defaults;
  /** Names a resource that has no name yet. @throws UnusableName where it has to be given */
  newName: () => AutoNamed;
}

/**
 * A definition's check: the inputs as they will be stored, and what is wrong with them. Sends nothing.
 * A value that is unknown in a preview is let through as it is.
 */
export function checkInputs<I extends Properties>(
  definition: Pick<Definition<I>, "type" | "inputs" | "outputs" | "normalize">,
  { olds, news, defaults, newName }: CheckRequest,
): { inputs: RawValues; failures: Failure[] } {
  const given = withoutAbsent(definition.inputs, news);
  const invalid = validate(definition, given);
  if (invalid.length > 0) return { inputs: given, failures: invalid };
  const { inputs, failures } = definition.normalize(given);
  for (const name of namesWhere(definition.inputs, "fromProvider")) {
    const value = inputs[name] ?? olds[name] ?? defaults.value(name);
    if (value === undefined) failures.push({ property: name, reason: missing(name, defaults) });
    else inputs[name] = value;
  }
  try {
    return { inputs: { ...inputs, ...autoName({ olds, inputs }, newName) }, failures };
  } catch (error) {
    if (!(error instanceof UnusableName)) throw error;
    return { inputs, failures: [...failures, { property: "name", reason: error.message }] };
  }
}

function missing(name: string, defaults: Defaults): string {
  return `"${name}" is given neither by the program nor by the provider's configuration. ${defaults.remedy(name)}`;
}

function namesWhere(properties: Properties, rule: keyof Property): string[] {
  return Object.keys(properties).filter((name) => properties[name]?.[rule]);
}

function validate(
  { type, inputs, outputs }: Pick<Definition, "type" | "inputs" | "outputs">,
  given: RawValues,
): Failure[] {
  const schemas = Object.entries(inputs).map(
    ([key, { schema, fromProvider }]) => [key, fromProvider ? schema.optional() : schema] as const,
  );
  const { error } = z.strictObject(Object.fromEntries(schemas)).safeParse(given);
  return (error?.issues ?? []).flatMap((issue): Failure[] => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        property: key,
        reason: notAnInput(key, type, inputs, outputs),
      }));
    }
    const value = valueAt(given, issue.path);
    if (isUnknown(value)) return [];
    const name = String(issue.path[0]);
    const reason =
      value === undefined
        ? `"${z.core.toDotPath(issue.path)}" is required and not given. ${inputs[name]?.description ?? ""}`
        : `"${z.core.toDotPath(issue.path)}" is ${shown(value, inputs[name])}. ${issue.message}.`;
    return [{ property: name, reason }];
  });
}

function notAnInput(key: string, type: string, inputs: Properties, outputs: Properties): string {
  const allowed = `Inputs of ${type} are: ${Object.keys(inputs).join(", ")}.`;
  return Object.hasOwn(outputs, key)
    ? `"${key}" is computed and can't be given. ${allowed}`
    : `"${key}" is not a property of ${type}. ${allowed}`;
}

const shownMaxLength = 60;

function shown(value: unknown, property: Property | undefined): string {
  if (typeof value === "string" && value.length > shownMaxLength) {
    return `a string of ${value.length} characters`;
  }
  const confidential = property?.secret || property?.confidential;
  if (confidential || (typeof value === "object" && value !== null)) {
    return Array.isArray(value) ? "an array" : `of type ${typeof value}`;
  }
  return `${typeof value === "number" ? value : JSON.stringify(value)} (${typeof value})`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined,
    value,
  );
}

function withoutAbsent(properties: Properties, values: RawValues): RawValues {
  const given = Object.entries(values).filter(
    ([name, value]) => !isAbsent(properties[name], value),
  );
  return Object.fromEntries(given);
}
