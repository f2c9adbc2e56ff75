import { clockSkewMs } from "../../provider/definitions/clock-skew";
import type { ServiceAccountCredential } from "../../sdk";
import { age } from "../age";

const hourMs = 60 * 60_000;

/**
 * Why a credential may be needed although no stack knows it; undefined where nothing speaks for that.
 *
 * @param comparedUntil what was made after that may be in a stack whose export is older
 */
export function reasonToKeep(
  { created_at, last_used_at }: ServiceAccountCredential,
  comparedUntil: number,
  now: number,
): string | undefined {
  if (!isOlder(created_at, hourMs, now)) {
    return `it was made ${age(created_at, now)} ago, perhaps by an update that is still running`;
  }
  if (last_used_at !== undefined && !isOlder(last_used_at, 24 * hourMs, now)) {
    return `it was used ${age(last_used_at, now)} ago`;
  }
  if (Date.parse(created_at) > comparedUntil - clockSkewMs) {
    return `it was made at ${created_at}, and a --state file may be older: export that stack again`;
  }
  return undefined;
}

function isOlder(time: string, ageMs: number, now: number): boolean {
  return now - Date.parse(time) >= ageMs + clockSkewMs;
}
