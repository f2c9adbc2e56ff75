import { z } from "zod";
import type { Defaults, Definition, Failure, RawValues } from "./definition";
import { isOptionalInput, type Properties, type Property, withoutAbsent } from "./property";
import { quoted } from "./quoted";
import { isUnknown } from "./unknown-value";

export interface GivenInputs {
  given: RawValues;
  /** The inputs in state; empty where there is none. */
  olds: RawValues;
  defaults: Defaults;
}

/**
 * Inputs in the one spelling that is worked with, with what the provider is configured with, and what is wrong with
 * them. A value that is unknown in a preview is let through as it is.
 *
 * @param title whose inputs they are, for messages
 */
export function validateInputs(
  title: string,
  definition: Pick<Definition, "inputs" | "outputs" | "normalize">,
  { given, olds, defaults }: GivenInputs,
): { inputs: RawValues; failures: Failure[] } {
  const present = withoutAbsent(definition.inputs, given);
  const invalid = validate(title, definition, present);
  if (invalid.length > 0) return { inputs: present, failures: invalid };
  const { inputs, failures } = definition.normalize(present);
  if (failures.length > 0) return { inputs, failures };
  for (const [name, rule] of Object.entries(definition.inputs)) {
    if (rule.fromProvider) {
      const taken = inputs[name] === undefined;
      const value = inputs[name] ?? olds[name] ?? defaults.value(name);
      if (value !== undefined) inputs[name] = value;
      if (taken) failures.push(...unusable({ name, rule, value }, defaults));
    }
    if (inputs[name] !== undefined) continue;
    if (rule.fromProvider) failures.push({ property: name, reason: missing(name, defaults) });
    if (rule.fromId) failures.push({ property: name, reason: notGiven(name, rule) });
  }
  return { inputs, failures };
}

function missing(name: string, defaults: Defaults): string {
  return `"${name}" is given neither by the program nor by the provider's configuration. ${defaults.remedy(name)}`;
}

/** What the program doesn't give was checked nowhere yet: a variable of the environment, or a state that was edited. */
function unusable(
  { name, rule, value }: { name: string; rule: Property; value: unknown },
  defaults: Defaults,
): Failure[] {
  if (value === undefined || isUnknown(value)) return [];
  return (rule.schema.safeParse(value).error?.issues ?? []).map(({ message }) => ({
    property: name,
    reason:
      `"${name}" is not given, and where the state or the provider's configuration says it, it is ` +
      `${shown(value, rule)}. ${sentence(message)} ${defaults.remedy(name)}`,
  }));
}

function notGiven(path: string, rule: Property | undefined): string {
  return `"${path}" is required and not given. ${rule?.description ?? ""}`;
}

function validate(
  title: string,
  { inputs, outputs }: Pick<Definition, "inputs" | "outputs">,
  given: RawValues,
): Failure[] {
  const { error } = schemaOf(inputs).safeParse(given);
  const failures = (error?.issues ?? []).flatMap((issue): Failure[] => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        property: key,
        reason:
          issue.path.length === 0
            ? notAnInput(key, title, inputs, outputs)
            : `${quoted(key)} is nothing that "${z.core.toDotPath(issue.path)}" may hold. ${inputs[String(issue.path[0])]?.description}`,
      }));
    }
    const value = valueAt(given, issue.path);
    if (isUnknown(value)) return [];
    const name = String(issue.path[0]);
    const reason =
      value === undefined
        ? notGiven(z.core.toDotPath(issue.path), inputs[name])
        : `"${z.core.toDotPath(issue.path)}" is ${shown(value, inputs[name])}. ${sentence(issue.message)}`;
    return [{ property: name, reason }];
  });
  return firstOf(failures);
}

/** Of each definition, made once: zod compiles it when it is first used. */
const schemas = new WeakMap<Properties, z.ZodType>();

function schemaOf(inputs: Properties): z.ZodType {
  const known = schemas.get(inputs);
  if (known !== undefined) return known;
  const shape = Object.entries(inputs).map(
    ([key, rule]) => [key, isOptionalInput(rule) ? rule.schema.optional() : rule.schema] as const,
  );
  const schema = z.strictObject(Object.fromEntries(shape));
  schemas.set(inputs, schema);
  return schema;
}

const failuresMax = 20;

/** A map may be wrong in a hundred thousand places. */
export function firstOf(failures: readonly Failure[]): Failure[] {
  const more = failures.length - failuresMax;
  const rest = { property: "", reason: `${more} more of what is given is wrong.` };
  return [...failures.slice(0, failuresMax), ...(more > 0 ? [rest] : [])];
}

function sentence(message: string): string {
  return message.endsWith(".") ? message : `${message}.`;
}

function notAnInput(key: string, title: string, inputs: Properties, outputs: Properties): string {
  const allowed = `Inputs of ${title} are: ${Object.keys(inputs).join(", ")}.`;
  return Object.hasOwn(outputs, key)
    ? `"${key}" is computed and can't be given. ${allowed}`
    : `${quoted(key)} is not a property of ${title}. ${allowed}`;
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
