import { cp } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { LiveCredential, Simulator } from "../../simulator";
import { PulumiProject } from "../project/pulumi-project";
import { narrate } from "./narrate";

const examples = resolve(__dirname, "../../examples");

export interface StageOptions {
  /** An empty folder, for everything that the demo writes. */
  folder: string;
  engine: string;
  simulator: Simulator;
  interruption: AbortSignal;
}

/** Where the acts of the demo play: examples as Pulumi projects, each with its stack. */
export class Stage {
  readonly simulator: Simulator;
  readonly folder: string;
  readonly #options: StageOptions;
  /** Stacks that may hold something, the last one first. */
  readonly #up: PulumiProject[] = [];

  constructor(options: StageOptions) {
    this.#options = options;
    this.simulator = options.simulator;
    this.folder = options.folder;
  }

  /** The environment that points a provider at the simulated API. */
  get settings(): NodeJS.ProcessEnv {
    const { clientId, clientSecret, organizationId, baseUrl } = this.simulator;
    return {
      KEYCARD_CLIENT_ID: clientId,
      KEYCARD_CLIENT_SECRET: clientSecret,
      KEYCARD_ORGANIZATION_ID: organizationId,
      KEYCARD_BASE_URL: baseUrl,
    };
  }

  /** An example, with its stack and configuration. */
  async project(
    name: string,
    env: NodeJS.ProcessEnv,
    ...config: [key: string, value: string][]
  ): Promise<PulumiProject> {
    this.throwIfInterrupted();
    const show = (text: string) => process.stdout.write(text);
    const project = new PulumiProject(name, { ...this.#options, env }, show);
    await cp(join(examples, name), project.folder, { recursive: true });
    await project.init();
    for (const [key, value] of config) await this.run(project, "config", "set", key, value);
    return project;
  }

  async apply(project: PulumiProject): Promise<void> {
    if (!this.#up.includes(project)) this.#up.unshift(project);
    await this.run(project, "up", "--yes", "--skip-preview");
  }

  async run(project: PulumiProject, ...args: string[]): Promise<void> {
    this.throwIfInterrupted();
    console.log(`${project.name}$ pulumi ${args.join(" ")}`);
    const { exitCode } = await project.pulumi(args);
    this.throwIfInterrupted();
    if (exitCode !== 0)
      throw new Error(`pulumi ${args.join(" ")} ended with exit code ${exitCode}.`);
  }

  tellLive(): void {
    const shown = this.live().map(({ client_id, name }) => `${name} (client id ${client_id})`);
    narrate(`credentials on the server: ${shown.join(", ") || "none"}`);
  }

  /** What the demo has made: the published example of the API is another organization's. */
  live(): readonly LiveCredential[] {
    const { organizationId } = this.simulator;
    return this.simulator
      .credentials()
      .filter(({ organization_id }) => organization_id === organizationId);
  }

  throwIfInterrupted(): void {
    this.#options.interruption.throwIfAborted();
  }

  /** Destroys what is up. Goes on after an interruption, which is what it is for. */
  async cleanUp(): Promise<void> {
    for (const project of this.#up) {
      console.log(`${project.name}$ pulumi destroy --yes --skip-preview`);
      // An interrupted command leaves its lock.
      if (this.#options.interruption.aborted) await project.pulumi(["cancel", "--yes"]);
      await project.pulumi(["destroy", "--yes", "--skip-preview"]);
    }
    narrate(`credentials left on the server: ${this.live().length}`);
    if (this.live().length > 0) throw new Error("The demo left credentials behind.");
  }
}
