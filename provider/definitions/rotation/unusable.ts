import { PartialFailure } from "../../engine/partial-failure";
import type { InterruptedCreation } from "../creation/interrupted-creation";
import type { CurrentCredential, RotatingState } from "./rotating-state";
import { supersede } from "./supersede";

interface OfResource {
  id: string;
  olds: RotatingState;
}

/** Fails a rotation with what it made and nobody can use: the state keeps it, for the next `up` to delete. */
export function unusableIsKept(
  unusable: CurrentCredential,
  { id, olds }: OfResource,
  reason: string,
): PartialFailure {
  const retired = supersede(unusable, unusable.createdAt, { retirePreviousAfterDays: 0 });
  return new PartialFailure(id, { ...olds, previous: [...olds.previous, retired] }, reason);
}

/** What a rotation fails with whose creation was interrupted. The current credential stays current. */
export function interruptedRotation(
  { message, found, nameIsOurs }: InterruptedCreation,
  resource: OfResource,
): Error {
  const stays = `${message} The one in the state stays current.`;
  if (found?.client_id !== undefined) {
    const { id: credentialId, client_id: clientId, created_at: createdAt } = found;
    const reason = `${stays} The next \`pulumi up\` rotates again, and deletes what was made.`;
    return unusableIsKept({ credentialId, clientId, createdAt }, resource, reason);
  }
  const isFound = nameIsOurs
    ? "The next `pulumi up` rotates again, and finds by the name what was made."
    : "The next `pulumi up` rotates again; `npx pulumi-keycard orphans` tells afterwards whether one is left that no stack knows.";
  return new Error(`${stays} ${isFound}`);
}
