import { isDeepStrictEqual } from "node:util";
import type { Definition, RawValues } from "./definition";
import { isAbsent, type Property } from "./property";
import { hasUnknown } from "./unknown-value";

export interface PropertyChange {
  property: string;
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
  const named: RawValues = { ...news, name: news.name ?? news.autoName };
  const changes = Object.entries(definition.inputs)
    .map(([name, rule]) => change(name, rule, olds[name], named[name]))
    .filter((found) => found !== undefined);
  if (changes.length === 0 && olds.autoName !== news.autoName) {
    return [{ property: "autoName", replaces: false, certain: true }];
  }
  return changes;
}

function change(
  name: string,
  rule: Property,
  oldValue: unknown,
  newValue: unknown,
): PropertyChange | undefined {
  const replaces = rule.replaces ?? false;
  if (hasUnknown(newValue)) return { property: name, replaces, certain: false };
  if (isAbsent(rule, oldValue) && isAbsent(rule, newValue)) return undefined;
  if (isDeepStrictEqual(oldValue, newValue)) return undefined;
  return { property: name, replaces, certain: true };
}
