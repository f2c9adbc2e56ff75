import type { Simulator } from "../../simulator";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import { CommandLine } from "../cli/command-line";
import { pluginProgram, program } from "../lifecycle/programs";
import type { Door } from "../provider/door";
import { liveIn } from "../support/live-credentials";
import { kill as end, isProvider, isRunning } from "../support/process-tree";
import { newProject, settingsFor } from "../support/sandbox";
import { contentsOf } from "../support/stack-contents";
import { until } from "../support/until";
import { idsIn, isAsDeclared, isLive } from "./agreement";
import { declaredNext, declaringProgram, nothing } from "./declared";
import type { Kill } from "./kill";
import { killDuring, type Survivors } from "./killed-command";
import { finishing, recover } from "./recovery";

/** A stack whose commands are killed, one after the other, each in what the one before has left. */
export class CrashingStack {
  readonly #door: Door;
  readonly #project: PulumiProject;
  readonly #simulator: Simulator;
  readonly #secrets = new Map<string, string>();
  #declared = nothing;
  #count = 0;
  #orphans: string[] = [];
  #mended = 0;

  private constructor(door: Door, project: PulumiProject, simulator: Simulator) {
    this.#door = door;
    this.#project = project;
    this.#simulator = simulator;
  }

  static async of(door: Door, simulator: Simulator): Promise<CrashingStack> {
    const by = { dynamic: program, plugin: pluginProgram }[door];
    const project = await newProject(by(declaringProgram), settingsFor(simulator));
    return new CrashingStack(door, project, simulator);
  }

  /** How many credentials are live that no state knows. */
  get orphans(): number {
    return this.#orphans.length;
  }

  /** How often a file of Pulumi's backend had to be mended. */
  get mended(): number {
    return this.#mended;
  }

  /** @returns whether the command was killed before it ended by itself */
  async survive(kill: Kill): Promise<boolean> {
    const [project, simulator] = [this.#project, this.#simulator];
    const count = ++this.#count;
    this.#declared = declaredNext(this.#declared, kill, { simulator, count });
    await project.write({ "declared.json": JSON.stringify(this.#declared) });
    const command = finishing[kill.operation === "destroy" ? "destroy" : "up"];
    const survivors = await killDuring(command, kill, { project, simulator });
    await this.#allHasTakenEffect();

    // Pulumi's own processes may still run meanwhile, as they would for a user.
    if (await recover(project, kill)) this.#mended++;
    await this.#end(survivors ?? []);
    await this.#agree(kill);
    return survivors !== undefined;
  }

  async #allHasTakenEffect(): Promise<void> {
    await until(() => this.#simulator.requests.every(({ status }) => status !== null));
  }

  /** The plugin ends by itself when its engine has died. Pulumi's language host and dynamic provider don't. */
  async #end(survivors: Survivors): Promise<void> {
    const ours = this.#door === "plugin" ? survivors.filter(isProvider) : [];
    await until(() => !ours.some(isRunning));
    end(survivors.filter(isRunning));
    await this.#allHasTakenEffect();
  }

  async #agree({ operation, next }: Kill): Promise<void> {
    const contents = await contentsOf(this.#project);
    isAsDeclared(contents, next === "destroy" ? nothing : this.#declared);
    await isLive(contents, this.#simulator, this.#secrets);
    const known = idsIn(contents);
    const lost = liveIn(this.#simulator).filter(({ id }) => !known.includes(id));
    const orphans = await this.#foundOrphans();
    expect(orphans.toSorted()).toEqual(lost.map(({ id }) => id).toSorted());
    // What creates nothing can lose nothing, and what an update of a set has made the next one finds.
    const mayLose = ["create", "replace", "rotate", "create set"].includes(operation);
    if (!mayLose) expect(this.#orphans).toEqual(expect.arrayContaining(orphans));
    this.#orphans = orphans;
  }

  async #foundOrphans(): Promise<string[]> {
    const command = ["orphans", "--stack", "dev", "--json"];
    const { stdout } = await CommandLine.in(this.#project).run(command);
    const found: { credentialId: string }[] = JSON.parse(stdout);
    return found.map(({ credentialId }) => credentialId);
  }
}
