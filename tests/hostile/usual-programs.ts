import type { Simulator } from "../../simulator";
import type { ResourceType } from "../provider/wire";

/** What programs give, each input of a type once. */
export function usualProgram(
  type: ResourceType,
  { organizationId, serviceAccountId }: Pick<Simulator, "organizationId" | "serviceAccountId">,
): Record<string, unknown> {
  const label = { organizationId, name: "ci", description: "for the tests" };
  if (type === "ServiceAccount") return { ...label, allowSelfRevocation: true };
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

export const resourceTypes = [
  "ServiceAccountCredential",
  "ServiceAccount",
  "RotatingServiceAccountCredential",
] as const satisfies readonly ResourceType[];
