import { clockSkewMs } from "../clock-skew";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const overlapDefaultDays = 7;
const keepDefaultHours = 24;

export interface RotationSettings {
  rotateEveryDays?: number | undefined;
  retirePreviousAfterDays?: number | undefined;
  keepIfUsedWithinHours?: number | undefined;
}

/**
 * When the credential that was created at `createdAt` is to be followed by the next, RFC 3339. The dates hang on the
 * first credential of all, so that late `up`s don't make them drift. One that was made a little before its date, by a
 * clock that is behind, has kept it.
 */
export function nextRotationAt(
  { rotateEveryDays }: RotationSettings,
  rotationAnchor: string,
  { createdAt }: { createdAt: string },
): string | undefined {
  if (rotateEveryDays === undefined) return undefined;
  const periodMs = rotateEveryDays * dayMs;
  const anchor = Date.parse(rotationAnchor);
  const servedUntil = Date.parse(createdAt) + clockSkew(periodMs);
  const periods = Math.max(0, Math.floor((servedUntil - anchor) / periodMs)) + 1;
  return rfc3339(anchor + periods * periodMs);
}

/** Until when one that was superseded then stays valid, RFC 3339. */
export function retiresAt(settings: RotationSettings, supersededAt: string): string {
  return rfc3339(Date.parse(supersededAt) + overlapMs(settings));
}

export function isDue(date: string | undefined, now: number): boolean {
  return date !== undefined && now >= Date.parse(date);
}

/** A promise to consumers is kept by either clock: it ends when the one that is behind says so. */
export function isRetired(
  { supersededAt, retiresAt }: { supersededAt: string; retiresAt: string },
  now: number,
): boolean {
  const promisedMs = Date.parse(retiresAt) - Date.parse(supersededAt);
  return now >= Date.parse(retiresAt) + clockSkew(promisedMs);
}

/** The hours for which a use keeps a superseded one alive. */
export function keepHours({ keepIfUsedWithinHours }: RotationSettings): number {
  return keepIfUsedWithinHours ?? keepDefaultHours;
}

/** Whether a credential was used so lately that it is still in use. */
export function isInUse(
  settings: RotationSettings,
  lastUsedAt: string | undefined,
  now: number,
): boolean {
  if (lastUsedAt === undefined) return false;
  const keepMs = keepHours(settings) * hourMs;
  return now < Date.parse(lastUsedAt) + keepMs + clockSkew(keepMs);
}

function overlapMs({ retirePreviousAfterDays, rotateEveryDays }: RotationSettings): number {
  return (retirePreviousAfterDays ?? rotateEveryDays ?? overlapDefaultDays) * dayMs;
}

/** A tenth of the time that it is added to, at the most. */
function clockSkew(timeMs: number): number {
  return Math.min(clockSkewMs, timeMs / 10);
}

function rfc3339(time: number): string {
  return new Date(time).toISOString();
}
