import { readFile } from "node:fs/promises";

export interface Team {
  /** Its stack bears the same name. */
  team: string;
  agents: string[];
}

/**
 * The fleet's description: a JSON object of teams, each with the names of its agents.
 *
 * @throws Error that says what is wrong with it, and for which team
 */
export async function readTeams(file: string): Promise<Team[]> {
  const teams = Object.entries(await readObject(file));
  return teams.map(([team, agents]) => {
    const said = `${file}: ${JSON.stringify(team)}`;
    if (!/^[\w.-]{1,100}$/.test(team)) {
      throw new Error(
        `${said} must be letters, digits, ".", "_" and "-": its stack bears the name.`,
      );
    }
    if (!isNames(agents) || new Set(agents).size < agents.length) {
      throw new Error(`${said} must be a list of the names of its agents, each once.`);
    }
    return { team, agents };
  });
}

async function readObject(file: string): Promise<object> {
  const form = 'must be a JSON object: {"team": ["agent", …], …}.';
  const text = await readFile(file, "utf8");
  let fleet: unknown;
  try {
    fleet = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} ${form} ${(error as Error).message}`);
  }
  if (typeof fleet === "object" && fleet !== null && !Array.isArray(fleet)) return fleet;
  throw new Error(`${file} ${form}`);
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string" && one !== "");
}
