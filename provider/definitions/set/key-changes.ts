import { isDeepStrictEqual } from "node:util";
import type { AutoNamed, Due } from "../../engine/definition";
import { isSame } from "../../engine/diff-properties";
import { hasUnknown, isUnknown } from "../../engine/unknown-value";
import { declaredName } from "./declared-name";
import { type Declaration, declarationProperties, mapsByKey } from "./set-properties";

/** What a program changes in a set, each key in one list at the most. */
export interface KeyChanges {
  created: string[];
  /** Replaced: a new credential under the same key. */
  rotated: string[];
  /** In their name or description. */
  changed: string[];
  deleted: string[];
}

interface Declared extends AutoNamed {
  credentials: Record<string, Declaration>;
}

/** @param olds what the state holds: where a step has failed in the middle, what was done by then */
export function keyChanges(olds: Declared, news: Declared): KeyChanges {
  const changes: KeyChanges = { created: [], rotated: [], changed: [], deleted: [] };
  for (const [key, declared] of Object.entries(news.credentials)) {
    const before = Object.hasOwn(olds.credentials, key) ? olds.credentials[key] : undefined;
    if (before === undefined) changes.created.push(key);
    else if (isRotated(before, declared)) changes.rotated.push(key);
    else if (isChanged(key, { olds, before }, { news, declared })) changes.changed.push(key);
  }
  const isDeleted = (key: string) => !Object.hasOwn(news.credentials, key);
  changes.deleted.push(...Object.keys(olds.credentials).filter(isDeleted));
  return changes;
}

function isRotated(before: Declaration, after: Declaration): boolean {
  if (isUnknown(after) || hasUnknown(after.rotateWhenChanged)) return true;
  const rule = declarationProperties.rotateWhenChanged;
  return !isSame(rule, before.rotateWhenChanged, after.rotateWhenChanged);
}

/** Whether only the update itself will know if one is rotated: all that is known of it is as it was. */
function mayStay(before: Declaration = {}, after: Declaration = {}): boolean {
  if (isUnknown(after) || isUnknown(after.rotateWhenChanged)) return true;
  const [olds, news] = [before.rotateWhenChanged ?? {}, after.rotateWhenChanged ?? {}];
  const keys = Object.keys(news);
  return (
    isDeepStrictEqual(Object.keys(olds).toSorted(), keys.toSorted()) &&
    keys.every((key) => isUnknown(news[key]) || news[key] === olds[key])
  );
}

function isChanged(
  key: string,
  { olds, before }: { olds: AutoNamed; before: Declaration },
  { news, declared }: { news: AutoNamed; declared: Declaration },
): boolean {
  // The same name in other words is a change too, which no request follows.
  const sameName =
    before.name === declared.name &&
    declaredName(key, before, olds) === declaredName(key, declared, news);
  const rule = declarationProperties.description;
  return !sameName || !isSame(rule, before.description, declared.description);
}

const shownMax = 10;

/** For the diff, key by key: the engine itself tells no more than that there is a change. */
export function dueChanges(olds: Declared & Pending, news: Declared): Due[] {
  if (isUnknown(news.credentials)) {
    const why = '"credentials" is not known yet, so that any of them may change';
    return [{ why, by: "program", changes: mapsByKey }];
  }
  const { created, rotated, changed, deleted } = keyChanges(olds, news);
  const isUncertain = (key: string) => mayStay(olds.credentials[key], news.credentials[key]);
  const uncertain = rotated.filter(isUncertain);
  const certain = rotated.filter((key) => !isUncertain(key));
  return [
    ...due("to create", created, mapsByKey),
    ...due("to replace", certain, mapsByKey),
    ...due("to replace or to leave, by what is not known yet", uncertain, mapsByKey),
    ...due("to change", changed, []),
    ...due("to delete", deleted, mapsByKey).map((one) => ({ ...one, keys: [] })),
    ...left("left of an earlier update to delete", "pendingDeletes", olds),
    ...left("of an earlier update in doubt, to look for", "pendingCreates", olds),
  ];
}

function left(what: string, property: keyof Pending, olds: Pending): Due[] {
  const { length } = Object.keys(olds[property] ?? {});
  if (length === 0) return [];
  return [{ why: `${length} ${what}`, by: "state", changes: [property] }];
}

interface Pending {
  pendingDeletes?: object | undefined;
  pendingCreates?: object | undefined;
}

function due(what: string, keys: readonly string[], changes: Due["changes"]): Due[] {
  if (keys.length === 0) return [];
  return [{ why: `${keys.length} ${what}: ${shownKeys(keys)}`, by: "program", changes, keys }];
}

/** A message names ten at the most. */
export function shownKeys(keys: readonly string[]): string {
  const more = keys.length > shownMax ? ` and ${keys.length - shownMax} more` : "";
  return (
    keys
      .slice(0, shownMax)
      .map((key) => JSON.stringify(key))
      .join(", ") + more
  );
}
