import fc from "fast-check";
import type { Simulator } from "../../simulator";
import type { ResourceType } from "../provider/wire";
import { hostileKey, hostileProperties, record } from "./hostile-values";

/** What programs give, each input of a type once. */
export function usualProgram(
  type: ResourceType,
  { organizationId, serviceAccountId }: Pick<Simulator, "organizationId" | "serviceAccountId">,
): Record<string, unknown> {
  const label = { organizationId, name: "ci", description: "for the tests" };
  if (type === "ServiceAccount") return { ...label, allowSelfRevocation: true };
  if (type === "ServiceAccountCredentialSet") {
    const { name, description } = label;
    const ci = { name, description, rotateWhenChanged: { quarter: "2026-Q4" } };
    return {
      organizationId,
      serviceAccountId,
      credentials: { ci, nightly: {} },
      allowSelfRevocation: true,
    };
  }
  const credential = {
    ...label,
    serviceAccountId,
    rotateWhenChanged: { quarter: "2026-Q4" },
    allowSelfRevocation: true,
    verify: false,
  };
  if (type === "ServiceAccountCredential") return credential;
  return {
    ...credential,
    rotateEveryDays: 30,
    retirePreviousAfterDays: 7,
    keepIfUsedWithinHours: 24,
  };
}

/** Programs that mean harm: in any property and, of a set, in any key and in what stands under it. */
export function hostileProgram(
  type: ResourceType,
  usual: Record<string, unknown>,
): fc.Arbitrary<Record<string, unknown>> {
  const hostile = hostileProperties(usual);
  if (type !== "ServiceAccountCredentialSet") return hostile;
  const declaration = hostileProperties({ name: "ci", rotateWhenChanged: { quarter: "2026-Q4" } });
  const credentials = record(fc.oneof(hostileKey, fc.constant("ci")), declaration);
  return fc.oneof(
    hostile,
    fc.tuple(hostile, credentials).map(([program, credentials]) => ({ ...program, credentials })),
  );
}

export const resourceTypes = [
  "ServiceAccountCredential",
  "ServiceAccount",
  "RotatingServiceAccountCredential",
  "ServiceAccountCredentialSet",
] as const satisfies readonly ResourceType[];
