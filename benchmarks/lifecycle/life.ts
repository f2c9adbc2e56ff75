import { type Simulator, startSimulator } from "../../simulator";
import { measuredCommand } from "../usage/measured-command";
import type { Contender, Laboratory, Project } from "./contenders/contender";
import type { Measurement } from "./measurement";
import type { Operation } from "./operation";
import { type Setting, savingAtEnd } from "./setting";

// Of the same length, so that an update makes no state larger.
const first = "Made for a benchmark, first";
const later = "Made for a benchmark, later";

/** One contender's credentials, at an API of their own, from their creation to their end. */
export class Life {
  readonly #contender: Contender;
  readonly #setting: Setting;
  readonly #project: Project;
  readonly #simulator: Simulator;

  private constructor(
    contender: Contender,
    setting: Setting,
    project: Project,
    simulator: Simulator,
  ) {
    this.#contender = contender;
    this.#setting = setting;
    this.#project = project;
    this.#simulator = simulator;
  }

  /** Nothing exists yet but the service accounts. */
  static async begin(
    contender: Contender,
    setting: Setting,
    laboratory: Laboratory,
  ): Promise<Life> {
    const simulator = await startSimulator({ latencyMs: setting.latencyMs });
    const { baseUrl, clientId, clientSecret, organizationId } = simulator;
    const serviceAccountIds = Array.from(
      { length: setting.accounts },
      (_, number) => simulator.addServiceAccount(organizationId, `${number}`).serviceAccountId,
    );
    const api = { baseUrl, clientId, clientSecret, organizationId };
    const fleet = { ...setting, ...api, serviceAccountIds };
    const project = await contender.settle(fleet, first, laboratory);
    return new Life(contender, setting, project, simulator);
  }

  /** Runs one operation, and makes sure that it did what it is said to have done. */
  async measure(operation: Operation): Promise<Omit<Measurement, "repetition">> {
    if (operation === "update") await this.#project.describe(later);
    this.#simulator.clearRequests();
    const before = process.cpuUsage();
    const usage = await measuredCommand(this.#project.command(operation));
    const { user, system } = process.cpuUsage(before);
    const stateText = await this.#project.stateText();
    this.#mustHaveDone(operation, stateText);
    return {
      contender: this.#contender.name,
      operation,
      ...this.#setting,
      ...usage,
      requests: this.#simulator.requests.length,
      stateBytes: Buffer.byteLength(stateText),
      apiCpuSeconds: (user + system) / 1e6,
    };
  }

  /** Creates without measuring, in the quickest way that the tool has. */
  async prepare(): Promise<void> {
    const command = this.#project.command("create");
    const env = { ...command.env, ...savingAtEnd, PULUMI_PARALLEL: "64" };
    await measuredCommand({ ...command, env });
    this.#mustHaveDone("create", await this.#project.stateText());
  }

  /** Leaves what exists: the API ends, and the laboratory is removed as a whole. */
  async end(): Promise<void> {
    await this.#simulator.close();
  }

  #mustHaveDone(operation: Operation, stateText: string): void {
    const expected = operation === "destroy" ? 0 : this.#setting.credentials;
    if (this.#contender.sendsNothing) {
      const { length } = stateText.match(/"urn": *"[^"]*ServiceAccountCredential::/g) ?? [];
      if (length === expected) return;
      throw new Error(`The floor's state holds ${length} resources in place of ${expected}.`);
    }
    const { organizationId } = this.#simulator;
    const live = this.#simulator
      .credentials()
      .filter((one) => one.organization_id === organizationId);
    const described = live.filter(({ description }) => description === later);
    const isDone =
      live.length === expected && (operation !== "update" || described.length === expected);
    if (isDone) return;
    throw new Error(
      `After the ${operation} of "${this.#contender.name}" there are ${live.length} credentials, ` +
        `${described.length} of them updated, in place of ${expected}.`,
    );
  }
}
