import { isDeepStrictEqual } from "node:util";
import { named } from "./auto-name";
import type { Definition, RawValues } from "./definition";
import { isAbsent, isMap, type Property } from "./property";
import { hasUnknown } from "./unknown-value";

export interface PropertyChange {
  property: string;
  /** Where the property is a map whose keys change one by one. */
  key?: string;
  /** Whether it takes a new resource. */
  replaces: boolean;
  /** False where a preview can't tell yet, because the new value is unknown. */
  certain: boolean;
  /** It is no input of the program's, but what the state says. */
  ofState?: true;
}

/**
 * What a program changes: every input whose new value differs from what the state's outputs echo. Computed
 * outputs never count. A generated name counts as the name.
 */
export function diffProperties(
  definition: Pick<Definition, "inputs">,
  olds: RawValues,
  news: RawValues,
): PropertyChange[] {
  const declared = named(definition.inputs, news);
  const changes = Object.entries(definition.inputs).flatMap(([name, rule]) =>
    changesOf(name, rule, olds[name], declared[name]),
  );
  if (changes.length === 0 && olds.autoName !== news.autoName) {
    return [{ property: "autoName", replaces: false, certain: true }];
  }
  return changes;
}

function changesOf(
  property: string,
  rule: Property,
  oldValue: unknown,
  newValue: unknown,
): PropertyChange[] {
  const replaces = rule.replaces ?? false;
  if (rule.byKey && isMap(oldValue) && isMap(newValue)) {
    const { byKey, ...ofOne } = rule;
    const keys = new Set([...Object.keys(oldValue), ...Object.keys(newValue)]);
    return [...keys].flatMap((key) =>
      changesOf(property, ofOne, oldValue[key], newValue[key]).map((one) => ({ ...one, key })),
    );
  }
  if (hasUnknown(newValue)) return [{ property, replaces, certain: false }];
  return isSame(rule, oldValue, newValue) ? [] : [{ property, replaces, certain: true }];
}

/** Whether two values of a property that are known say the same. */
export function isSame(rule: Property, oldValue: unknown, newValue: unknown): boolean {
  if (isAbsent(rule, oldValue) && isAbsent(rule, newValue)) return true;
  return isDeepStrictEqual(oldValue, newValue);
}
