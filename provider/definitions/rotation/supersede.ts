import type { CurrentCredential, PreviousCredential } from "./rotating-state";
import { type RotationSettings, retiresAt } from "./schedule";

/** @param supersededAt RFC 3339 */
export function supersede(
  { credentialId, clientId, createdAt }: CurrentCredential,
  supersededAt: string,
  settings: RotationSettings,
): PreviousCredential {
  return {
    credentialId,
    clientId,
    createdAt,
    supersededAt,
    retiresAt: retiresAt(settings, supersededAt),
  };
}
