import { asLoggedIn, connect } from "../connect";
import { exitCodes } from "../exit-code";
import type { Surroundings } from "../surroundings";
import { deleteConfirmed } from "./delete-confirmed";
import type { Outcome } from "./delete-orphans";
import { findOrphans } from "./find-orphans";
import { orphansJson, orphansTable } from "./orphan-report";
import { type OrphansOptions, orphansOptions } from "./orphans-command";

/** `pulumi-keycard orphans`. */
export async function reportOrphans(given: unknown, surroundings: Surroundings): Promise<number> {
  const options = orphansOptions.parse(given);
  refuseEarly(options, surroundings);
  const { terminal, now } = surroundings;
  const connection = await connect(options, surroundings);
  return asLoggedIn(connection, async () => {
    const found = await findOrphans(options, connection, surroundings);
    const { orphans } = found;
    if (!options.json && orphans.length > 0) terminal.print(orphansTable(orphans, now()));
    const outcomes = options.delete
      ? await deleteConfirmed(found, options, connection, surroundings)
      : undefined;
    if (options.json) terminal.print(orphansJson(orphans, outcomes));
    return exitCode(orphans.map((orphan) => outcomes?.get(orphan) ?? "kept"));
  });
}

/** What can be said before anything is asked for. */
function refuseEarly(options: OrphansOptions, { terminal }: Surroundings): void {
  if (options.state.length + options.stack.length === 0) {
    throw new Error(
      "No stack is given to compare with. Add --state <file>, written by `pulumi stack export`, or --stack <name>.",
    );
  }
  if (!options.delete && (options.yes || options.includeUsed)) {
    throw new Error("--yes and --include-used say how to delete. Add --delete, or leave them out.");
  }
  if (options.delete && !options.yes && !terminal.isInteractive) {
    throw new Error(
      "--delete asks for a confirmation, and there is no terminal to ask on. Nothing was deleted. " +
        "Add --yes to delete without asking.",
    );
  }
}

function exitCode(outcomes: readonly Outcome[]): number {
  if (outcomes.includes("failed")) return exitCodes.failed;
  return outcomes.includes("kept") ? exitCodes.orphansLeft : exitCodes.fine;
}
