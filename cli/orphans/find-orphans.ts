import { type Connection, organizationOf } from "../connect";
import { count } from "../count";
import type { OwnedCredential } from "../inventory";
import type { Surroundings } from "../surroundings";
import { readFiles, resourcesOfStacks } from "./exported-stacks";
import { originsOf } from "./interrupted-creation";
import { knownIn } from "./known-credentials";
import { liveCredentials } from "./live-credentials";
import type { OrphansOptions } from "./orphans-command";

export interface Orphans {
  /** What is live and in no given stack, without the credential that the command is logged in with. */
  orphans: OwnedCredential[];
  /** What was made after that may be in a stack whose export is older. */
  comparedUntil: number;
}

export async function findOrphans(
  { state, stack }: OrphansOptions,
  connection: Connection,
  surroundings: Surroundings,
): Promise<Orphans> {
  const ofFiles = await readFiles(state, surroundings);
  const live = await liveCredentials(connection, surroundings);
  // Only now: what an update makes while the API is being asked is in the state by then.
  const ofStacks = await resourcesOfStacks(stack, surroundings);
  const known = knownIn([...ofFiles.resources, ...ofStacks]);

  const unknown = live.filter(
    ({ credential }) =>
      !known.credentialIds.has(credential.id) && !known.clientIds.has(credential.client_id),
  );
  const orphans = unknown.filter(({ credential }) => credential.client_id !== connection.clientId);
  const { terminal } = surroundings;
  if (orphans.length < unknown.length) {
    terminal.say("Left out: the credential that this command is logged in with.");
  }
  terminal.say(
    `${count(orphans.length, "orphan")} among ${count(live.length, "live credential")} of organization ` +
      `${JSON.stringify(organizationOf(connection))}, compared with ${count(state.length + stack.length, "stack")}.`,
  );
  for (const origin of originsOf(orphans, known.interrupted)) terminal.say(origin);
  return { orphans, comparedUntil: ofFiles.writtenAt };
}
