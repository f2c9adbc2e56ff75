import type { RawValues } from "./definition";
import { isAbsent, type PropertyRule } from "./property";
import { isUnknown } from "./unknown-value";

/** Whether an output may have a value with these inputs. */
export function mayCome(rule: PropertyRule | undefined, news: RawValues): boolean {
  const { onlyWith, notWith } = rule ?? {};
  if (onlyWith !== undefined && isAbsent(undefined, news[onlyWith])) return false;
  if (notWith === undefined) return true;
  return isAbsent(undefined, news[notWith]) || isUnknown(news[notWith]);
}
