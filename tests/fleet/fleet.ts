import { cp } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Simulator } from "../../simulator";
import { PulumiProject } from "../../tools/project/pulumi-project";
import { type CommandResult, runCommand } from "../../tools/project/run-command";
import { keepEvidence } from "../support/evidence";
import { engineFolder, sandboxFolder } from "../support/run-folders";
import { settingsFor } from "../support/sandbox";
import type { SharedBackend } from "./shared-backend";

export interface FleetSize {
  stacks: number;
  credentials: number;
  workers: number;
  parallel: number;
}

/** The fleet example, described as large as it is to be, and what it prints. */
export class Fleet {
  readonly teams: readonly string[];
  readonly agents: readonly string[];
  #printed = "";

  private constructor(
    readonly project: PulumiProject,
    readonly size: FleetSize,
  ) {
    this.teams = numbered("team", size.stacks);
    this.agents = numbered("agent", size.credentials);
  }

  static async of(size: FleetSize, simulator: Simulator, backend: SharedBackend): Promise<Fleet> {
    const env = { ...settingsFor(simulator), PULUMI_BACKEND_URL: backend.url };
    const sandbox = { folder: sandboxFolder, engine: engineFolder(), env };
    const fleet = new Fleet(new PulumiProject("fleet", sandbox), size);
    const { project, teams, agents } = fleet;
    await cp(resolve(__dirname, "../../examples/fleet"), project.folder, { recursive: true });
    const description = Object.fromEntries(teams.map((team) => [team, agents]));
    await project.write({ "fleet.json": JSON.stringify(description) });
    return fleet;
  }

  async run(action: "up" | "destroy"): Promise<CommandResult> {
    const { workers, parallel } = this.size;
    const options = ["--workers", String(workers), "--parallel", String(parallel)];
    const { folder, env } = this.project;
    const result = await runCommand(process.execPath, ["fleet.ts", action, ...options], {
      cwd: folder,
      env: { ...env, PULUMI_HOME: join(folder, ".coordinator") },
      onOutput: (text) => {
        this.#printed += text;
      },
    });
    keepEvidence("fleet", result.output);
    return result;
  }

  /** The workers that have been given a team's stack, in this order. */
  workersOf(team: string): { number: number; pid: number }[] {
    const pattern = /^(.*): \w+ by worker (\d+) \(process (\d+)\)$/gm;
    return [...this.#printed.matchAll(pattern)]
      .filter((match) => match[1] === team)
      .map((match) => ({ number: Number(match[2]), pid: Number(match[3]) }));
  }
}

function numbered(word: string, count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => `${word}-${String(index + 1).padStart(2, "0")}`,
  );
}
