import { isDeepStrictEqual } from "node:util";
import type { Due } from "../../engine/definition";
import { hasUnknown, isUnknown } from "../../engine/unknown-value";
import type { outputs } from "./rotating-properties";
import { currentOf, type PreviousCredential, type RotatingState } from "./rotating-state";
import { isDue, isRetired, nextRotationAt, type RotationSettings, retiresAt } from "./schedule";

export interface RotatingInputs extends RotationSettings {
  rotateWhenChanged?: Record<string, string> | undefined;
  encryptTo?: readonly string[] | undefined;
}

/** The outputs that a rotation gives new values. */
const rotated = [
  "credentialId",
  "clientId",
  "clientSecret",
  "encryptedClientSecret",
  "createdAt",
  "nextRotationAt",
  "previous",
] as const satisfies readonly (keyof typeof outputs)[];

/** Why the next credential has to be made, in words; undefined where it hasn't. */
export function dueRotation(
  olds: RotatingState,
  news: RotatingInputs,
  now: number,
): Due | undefined {
  if (currentOf(olds) === undefined) {
    return {
      why: "a rotation is due: the current credential was deleted outside Pulumi",
      by: "state",
      changes: rotated,
    };
  }
  for (const input of ["rotateWhenChanged", "encryptTo"] as const) {
    if (hasUnknown(news[input])) {
      return {
        why: `a rotation may be due: "${input}" is not known yet`,
        by: "program",
        changes: rotated,
      };
    }
    if (!isDeepStrictEqual(olds[input] ?? {}, news[input] ?? {})) {
      return {
        why: `a rotation is due: "${input}" has changed`,
        by: "program",
        changes: rotated,
      };
    }
  }
  const date = plannedRotationAt(olds, news);
  if (!isDue(date, now)) return undefined;
  const { rotateEveryDays } = knownSettings(olds, news);
  return {
    why: `a rotation is due since ${date}: "rotateEveryDays" is ${rotateEveryDays}`,
    by: "clock",
    changes: rotated,
  };
}

/** What the output `nextRotationAt` says, unless the program changes the schedule. */
export function plannedRotationAt(olds: RotatingState, news: RotatingInputs): string | undefined {
  const { createdAt, rotationAnchor } = olds;
  const settings = knownSettings(olds, news);
  const isAsBefore = settings.rotateEveryDays === olds.rotateEveryDays;
  if (isAsBefore || createdAt === undefined) return olds.nextRotationAt;
  return nextRotationAt(settings, rotationAnchor, { createdAt });
}

/**
 * The superseded ones, as the program's settings have them. A changed `retirePreviousAfterDays` moves their dates too;
 * no other setting cuts short what their consumers were promised.
 */
export function promised(olds: RotatingState, news: RotatingInputs): PreviousCredential[] {
  const settings = knownSettings(olds, news);
  const { retirePreviousAfterDays } = settings;
  const isAsBefore = retirePreviousAfterDays === olds.retirePreviousAfterDays;
  if (isAsBefore || retirePreviousAfterDays === undefined) return olds.previous;
  return olds.previous.map((one) => ({ ...one, retiresAt: retiresAt(settings, one.supersededAt) }));
}

/** All that is to be done with the next `up`, for the diff. */
export function dueWork(olds: RotatingState, news: RotatingInputs, now: number): Due[] {
  const rotation = dueRotation(olds, news, now);
  const retired = promised(olds, news).filter((one) => isRetired(one, now));
  return [
    ...(rotation ? [rotation] : []),
    ...retired.map(({ clientId, supersededAt, retiresAt }) => ({
      why: `client id ${JSON.stringify(clientId)}, superseded at ${supersededAt}, is due for deletion since ${retiresAt}`,
      by: "clock" as const,
      changes: ["previous"] satisfies (keyof typeof outputs)[],
    })),
  ];
}

/** In a preview a setting may be unknown: as long as it is, the one in the state goes on. */
function knownSettings(olds: RotatingState, news: RotatingInputs): RotationSettings {
  const known = (name: keyof RotationSettings) => (isUnknown(news[name]) ? olds[name] : news[name]);
  return {
    rotateEveryDays: known("rotateEveryDays"),
    retirePreviousAfterDays: known("retirePreviousAfterDays"),
  };
}
