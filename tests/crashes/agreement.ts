import type { Simulator } from "../../simulator";
import { liveIn } from "../support/live-credentials";
import { keyed } from "../support/set-contents";
import { clientOf } from "../support/simulated";
import type { Contents, HeldCredential } from "../support/stack-contents";
import type { Declared } from "./declared";

/** The state holds what the program declares, as it declares it, and nothing that was left half done. */
export function isAsDeclared({ credentials, pending }: Contents, declared: Declared): void {
  expect(pending).toEqual([]);
  const told = credentials.map(({ logicalName, description, rotateWhenChanged }) => [
    logicalName,
    { description, rotateWhenChanged },
  ]);
  const ofSets = Object.entries(declared.sets).flatMap(([name, { credentials }]) =>
    Object.entries(credentials).map(([key, one]) => [keyed(name, key), one] as const),
  );
  const wanted = [...Object.entries({ ...declared.plain, ...declared.rotating }), ...ofSets].map(
    ([name, { description, rotateWhenChanged }]) => [name, { description, rotateWhenChanged }],
  );
  expect(told.toSorted()).toEqual(wanted.toSorted());
}

/**
 * All that the state holds is live, looks the same there, and logs in.
 *
 * @param secrets by client id: those that are known from earlier, to which the current ones are added
 */
export async function isLive(
  { credentials }: Contents,
  simulator: Simulator,
  secrets: Map<string, string>,
): Promise<void> {
  const live = new Map(liveIn(simulator).map((one) => [one.id, one]));
  for (const held of credentials) {
    const { credentialId, clientId, clientSecret, name, description, previous = [] } = held;
    const current = live.get(credentialId);
    expect(current).toMatchObject({ client_id: clientId, name });
    expect(current?.description).toBe(description);
    for (const one of previous) expect(live.get(one.credentialId)?.client_id).toBe(one.clientId);
    secrets.set(clientId, clientSecret);
    for (const id of [clientId, ...previous.map((one) => one.clientId)]) {
      const secret = secrets.get(id);
      // Of one that a killed rotation made nobody knows it.
      if (secret === undefined) continue;
      await clientOf(simulator, { clientId: id, clientSecret: secret }).login();
    }
  }
}

/** The ids of all that a state holds. */
export function idsIn({ credentials }: Contents): string[] {
  return credentials.flatMap(({ credentialId, previous = [] }: HeldCredential) => [
    credentialId,
    ...previous.map((one) => one.credentialId),
  ]);
}
