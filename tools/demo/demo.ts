import { cp } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { LiveCredential, Simulator } from "../../simulator";
import { installPackage } from "../project/install-package";
import { PulumiProject } from "../project/pulumi-project";
import { announce, narrate } from "./narrate";

const examples = resolve(__dirname, "../../examples");

export interface DemoOptions {
  /** An empty folder, for everything that the demo writes. */
  folder: string;
  engine: string;
  simulator: Simulator;
  interruption: AbortSignal;
}

/** The examples' two stacks, played through the life of a credential. */
export class Demo {
  readonly #options: DemoOptions;
  readonly #quickstart: PulumiProject;
  readonly #consumer: PulumiProject;
  /** Stacks that may hold something, the last one first. */
  readonly #up: PulumiProject[] = [];

  constructor(options: DemoOptions) {
    this.#options = options;
    const { clientId, clientSecret, organizationId, baseUrl } = options.simulator;
    const env = {
      KEYCARD_CLIENT_ID: clientId,
      KEYCARD_CLIENT_SECRET: clientSecret,
      KEYCARD_ORGANIZATION_ID: organizationId,
      KEYCARD_BASE_URL: baseUrl,
    };
    const show = (text: string) => process.stdout.write(text);
    this.#quickstart = new PulumiProject("quickstart", { ...options, env }, show);
    // The consumer has no key of its own: it gets its credential from the other stack.
    this.#consumer = new PulumiProject("consumer", { ...options, env: {} }, show);
  }

  async play(): Promise<void> {
    await this.#prepare();

    announce("A program declares a credential, and `pulumi up` creates it");
    await this.#apply(this.#quickstart);
    this.#tellLive();

    announce("Another stack reads its secret, and a workload logs in with it");
    await this.#apply(this.#consumer);

    announce("A new name: changed in place, the client id and the secret stay");
    await this.#run(this.#quickstart, "config", "set", "name", "deploy-pipeline");
    await this.#apply(this.#quickstart);
    this.#tellLive();

    announce(
      "A rotation: the new credential exists before the old one goes, and the consumer follows",
    );
    await this.#run(this.#quickstart, "config", "set", "rotation", "second");
    await this.#apply(this.#quickstart);
    await this.#apply(this.#consumer);
    this.#tellLive();

    announce("Somebody renames it behind Pulumi's back: refresh shows it, and up puts it right");
    for (const { id } of this.#live()) {
      this.#options.simulator.changeCredential(id, { name: "renamed-by-hand" });
    }
    await this.#run(this.#quickstart, "refresh", "--yes", "--skip-preview", "--diff");
    await this.#apply(this.#quickstart);
    this.#tellLive();

    announce("Both stacks are destroyed");
  }

  /** Destroys what is up. Goes on after an interruption, which is what it is for. */
  async cleanUp(): Promise<void> {
    for (const project of this.#up) {
      console.log(`${project.name}$ pulumi destroy --yes --skip-preview`);
      // An interrupted command leaves its lock.
      if (this.#options.interruption.aborted) await project.pulumi(["cancel", "--yes"]);
      await project.pulumi(["destroy", "--yes", "--skip-preview"]);
    }
    narrate(`credentials left on the server: ${this.#live().length}`);
    if (this.#live().length > 0) throw new Error("The demo left credentials behind.");
  }

  async #prepare(): Promise<void> {
    const { folder, simulator } = this.#options;
    announce(
      "The package is packed and installed, as npm would do it, and a Keycard API is simulated",
    );
    narrate(`a simulated Keycard API answers at ${simulator.baseUrl}`);
    await installPackage(folder);
    for (const { name, folder } of [this.#quickstart, this.#consumer]) {
      await cp(join(examples, name), folder, { recursive: true });
    }
    narrate("installed; the two projects are examples/quickstart and examples/consumer");
    await this.#init(this.#quickstart, ["serviceAccountId", simulator.serviceAccountId]);
    await this.#init(
      this.#consumer,
      ["credentialStack", "organization/quickstart/dev"],
      ["keycard:baseUrl", simulator.baseUrl],
    );
  }

  async #init(project: PulumiProject, ...config: [key: string, value: string][]): Promise<void> {
    this.#throwIfInterrupted();
    await project.init();
    for (const [key, value] of config) await this.#run(project, "config", "set", key, value);
  }

  async #apply(project: PulumiProject): Promise<void> {
    if (!this.#up.includes(project)) this.#up.unshift(project);
    await this.#run(project, "up", "--yes", "--skip-preview");
  }

  async #run(project: PulumiProject, ...args: string[]): Promise<void> {
    this.#throwIfInterrupted();
    console.log(`${project.name}$ pulumi ${args.join(" ")}`);
    const { exitCode } = await project.pulumi(args);
    this.#throwIfInterrupted();
    if (exitCode !== 0)
      throw new Error(`pulumi ${args.join(" ")} ended with exit code ${exitCode}.`);
  }

  #throwIfInterrupted(): void {
    this.#options.interruption.throwIfAborted();
  }

  #tellLive(): void {
    const shown = this.#live().map(({ client_id, name }) => `${name} (client id ${client_id})`);
    narrate(`credentials on the server: ${shown.join(", ") || "none"}`);
  }

  #live(): readonly LiveCredential[] {
    const { simulator } = this.#options;
    return simulator.credentials(simulator.serviceAccountId);
  }
}
