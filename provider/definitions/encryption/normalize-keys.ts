import { z } from "zod";
import type { Failure, RawValues } from "../../engine/definition";
import { isMap } from "../../engine/property";
import { hasUnknown, isUnknown } from "../../engine/unknown-value";
import { canonicalKey, UnusableKey } from "./public-key";

/** One key or a list of them; a JWK as JSON text, or as what that stands for. */
export const encryptTo = z.preprocess(listed, z.array(z.preprocess(asText, z.string()))).optional();

const allowed =
  "Give public keys, as PEM (`BEGIN PUBLIC KEY`, or a certificate) or JWK: RSA of 2048 to 16384 bits, EC on P-256, " +
  "P-384 or P-521, or X25519.";

/**
 * Brings `encryptTo` into the one spelling that the state keeps: a list of PEMs, sorted, so that the same keys are no
 * change however they are given.
 */
export function normalizeKeys(given: RawValues): { inputs: RawValues; failures: Failure[] } {
  const { encryptTo } = given;
  if (encryptTo === undefined || isUnknown(encryptTo)) return { inputs: given, failures: [] };
  const isList = Array.isArray(encryptTo);
  const keys: unknown[] = isList ? encryptTo : [encryptTo];
  const places = new Map<string, string>();
  const reasons = keys.length === 0 ? [`"encryptTo" is an empty list. ${allowed}`] : [];
  for (const [index, key] of keys.entries()) {
    if (hasUnknown(key)) continue;
    const place = isList ? `"encryptTo[${index}]"` : '"encryptTo"';
    try {
      const canonical = canonicalKey(String(asText(key)));
      const same = places.get(canonical);
      if (same !== undefined) reasons.push(`${place} is the same key as ${same}. Give each once.`);
      else places.set(canonical, place);
    } catch (error) {
      if (!(error instanceof UnusableKey)) throw error;
      reasons.push(`${place} is ${error.message}. ${allowed}`);
    }
  }
  return {
    inputs: { ...given, encryptTo: [...[...places.keys()].toSorted(), ...keys.filter(hasUnknown)] },
    failures: reasons.map((reason) => ({ property: "encryptTo", reason })),
  };
}

function listed(value: unknown): unknown {
  return typeof value === "string" || isMap(value) ? [value] : value;
}

function asText(key: unknown): unknown {
  return isMap(key) ? JSON.stringify(key) : key;
}
