import { count } from "./count";

const units = [
  ["day", 24 * 60 * 60_000],
  ["hour", 60 * 60_000],
  ["minute", 60_000],
] as const;

/** How long ago a time was, in its largest whole unit, as in "3 days". */
export function age(time: string, now: number): string {
  const passed = now - Date.parse(time);
  const [unit, length] = units.find(([, length]) => passed >= length) ?? [];
  return unit === undefined ? "under a minute" : count(Math.floor(passed / length), unit);
}
