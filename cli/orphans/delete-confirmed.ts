import type { Connection } from "../connect";
import type { OwnedCredential } from "../inventory";
import type { Surroundings } from "../surroundings";
import { deleteOrphans, type Guard, type Outcome } from "./delete-orphans";
import type { Orphans } from "./find-orphans";
import type { OrphansOptions } from "./orphans-command";
import { reasonToKeep } from "./reason-to-keep";

/** What became of the orphans; of none, where the user doesn't want it. */
export async function deleteConfirmed(
  { orphans, comparedUntil }: Orphans,
  { includeUsed, yes }: OrphansOptions,
  connection: Connection,
  surroundings: Surroundings,
): Promise<ReadonlyMap<OwnedCredential, Outcome>> {
  const { terminal, now } = surroundings;
  const guard: Guard = ({ credential }) =>
    includeUsed ? undefined : reasonToKeep(credential, comparedUntil, now());
  const deletable = orphans.filter((orphan) => guard(orphan) === undefined).length;
  const question =
    `Delete ${deletable} of ${orphans.length} for good? ` +
    "Whoever still uses one can't log in any more.";
  if (deletable > 0 && !yes && !(await terminal.confirm(question))) {
    terminal.say("Nothing was deleted.");
    return new Map();
  }
  const outcomes = await deleteOrphans(orphans, guard, connection, surroundings);
  if ([...outcomes.values()].includes("kept")) {
    terminal.say("What was kept is deleted too with --include-used.");
  }
  return outcomes;
}
