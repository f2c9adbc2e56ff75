import { readFile } from "node:fs/promises";

export interface Team {
  /** Its stack bears the same name. */
  team: string;
  agents: string[];
}

/** The fleet's description: a JSON object of teams, each with the names of its agents. */
export async function readTeams(file: string): Promise<Team[]> {
  const fleet: Record<string, string[]> = JSON.parse(await readFile(file, "utf8"));
  return Object.entries(fleet).map(([team, agents]) => ({ team, agents }));
}
