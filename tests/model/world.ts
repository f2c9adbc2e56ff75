import type { Simulator } from "../../simulator";
import { configFor } from "../provider/provided";
import { clientOf } from "../support/simulated";
import { Consumer, type Pair } from "./consumer";
import type { History, Step } from "./history";
import { ModelStack, type Program } from "./model-stack";
import { type Clock, hourMs, Onlooker, overlapMs, promise } from "./onlooker";
import { type RotatingOutputs, type RotatingStack, rotatingProvider } from "./rotating-stack";

/** A stack, its consumer, and all that happens to them. */
export class World {
  readonly #simulator: Simulator;
  readonly #clock: Clock;
  readonly #history: History;
  readonly #stack: RotatingStack;
  readonly #onlooker: Onlooker;
  readonly #consumer: Consumer;
  readonly #serviceAccountId: string;
  readonly #said: string[];
  readonly #secrets = new Map<string, string>();
  #rotation = 0;
  #description = 0;

  /** @param said gets all that the user would read */
  constructor(simulator: Simulator, clock: Clock, history: History, said: string[]) {
    const { organizationId } = simulator;
    const { serviceAccountId } = simulator.addServiceAccount(organizationId);
    const config = configFor(simulator);
    const now = () => clock.now + history.skewMinutes * 60_000;
    const stack = new ModelStack<RotatingOutputs>(rotatingProvider, { config, now, said });
    this.#simulator = simulator;
    this.#clock = clock;
    this.#said = said;
    this.#history = history;
    this.#stack = stack;
    this.#serviceAccountId = serviceAccountId;
    this.#onlooker = new Onlooker({ simulator, clock, history, stack, serviceAccountId });
    this.#consumer = new Consumer({
      stack,
      clock,
      everyMs: overlapMs(history.settings),
      isLive: (clientId) => this.#onlooker.live().some((one) => one.client_id === clientId),
    });
  }

  async live(): Promise<void> {
    for (const step of this.#history.steps) {
      if ("faults" in step) step.faults.forEach((fault) => void this.#simulator.fault(fault));
      await this.#take(step);
      this.#consumer.isServed();
    }
    await this.#endWell();
  }

  async #take(step: Step): Promise<unknown> {
    switch (step.do) {
      case "wait":
        return this.#consumer.wait(step.hours * hourMs);
      case "wait till just before one retires":
        return this.#waitTillJustBeforeOneRetires();
      case "up":
        if (step.rotate) this.#rotation += 1;
        if (step.describe) this.#description += 1;
        return step.killed ? this.#killedUp() : this.#up();
      case "refresh":
        return this.#refresh();
      case "destroy":
        return this.#destroy();
      case "delete outside":
        return this.#deleteOutside(step.which);
      case "use":
        return this.#use(step.who);
    }
  }

  #waitTillJustBeforeOneRetires(): void {
    const dates = (this.#stack.held?.outputs.previous ?? []).map((one) =>
      Date.parse(one.retiresAt),
    );
    const justBefore = Math.min(...dates) - 60_000;
    if (justBefore > this.#clock.now && justBefore < Infinity) {
      this.#consumer.wait(justBefore - this.#clock.now);
    }
  }

  async #up(): Promise<void> {
    const { held } = this.#stack;
    const before = this.#onlooker.live();
    const saidBefore = this.#said.length;
    const failure = await this.#stack.up(this.#program());
    this.#simulator.clearFaults();
    const told = this.#said.slice(saidBefore).join("\n");
    this.#onlooker.afterUp(before, held, failure, told);
    const outputs = this.#stack.held?.outputs;
    this.#remember(outputs);
    if (failure !== undefined || outputs === undefined) return;

    this.#onlooker.isAsDeclared(outputs);
    const isRotated = held !== undefined && outputs.credentialId !== held.outputs.credentialId;
    const couldLook = !told.includes("could not be found out");
    if (isRotated && couldLook && this.#history.settings.name === undefined) {
      this.#onlooker.sweptAll("a rotation", String(outputs.name));
    }
    const kept = outputs.previous?.some(
      ({ retiresAt }) => Date.parse(retiresAt) <= this.#clock.now,
    );
    if (!kept) promise("a second up changes nothing", await this.#stack.isSettled());
  }

  /** The engine dies before it hears of what was done. */
  async #killedUp(): Promise<void> {
    const { held, published, replaced } = this.#stack;
    if (held === undefined) return this.#up();
    const before = this.#onlooker.live();
    await this.#stack.up(this.#program());
    this.#simulator.clearFaults();
    this.#stack.held = held;
    this.#stack.published = published;
    this.#stack.replaced = replaced;
    this.#onlooker.leave(this.#onlooker.unrecorded());
    this.#onlooker.afterKill(before, held);
  }

  async #refresh(): Promise<void> {
    const before = this.#onlooker.live();
    const gone = this.#onlooker.gone();
    const { held } = this.#stack;
    this.#simulator.clearRequests();
    const { failure, showsChange } = await this.#stack.refresh();
    this.#simulator.clearFaults();
    this.#onlooker.afterRefresh(before, failure);
    if (failure !== undefined) return;
    const currentIsGone = gone.includes(String(held?.outputs.credentialId));
    if (currentIsGone) promise("a refresh shows that the current one is gone", showsChange);
    const isWhole = held?.outputs.credentialId !== undefined && !held.failed && gone.length === 0;
    if (isWhole && !this.#history.settings.verify && this.#matchesProgram(held.inputs)) {
      promise("a refresh of what is there shows no change, whatever is due", !showsChange);
    }
  }

  async #destroy(): Promise<void> {
    const { held } = this.#stack;
    const before = this.#onlooker.live();
    const failure = await this.#stack.destroy();
    this.#simulator.clearFaults();
    // Whoever destroys has told the consumers.
    for (const { client_id } of before) this.#consumer.excuse(client_id);
    this.#onlooker.afterDestroy(held, failure);
    if (failure === undefined) promise("a destroy is whole", this.#stack.held === undefined);
  }

  #deleteOutside(which: number): void {
    const recorded = this.#onlooker
      .live()
      .filter(({ id }) => this.#onlooker.recorded().includes(id));
    const one = recorded[which % Math.max(recorded.length, 1)];
    if (one === undefined) return;
    this.#simulator.removeCredential(one.id);
    this.#onlooker.sawDeletion(one.id);
    this.#consumer.excuse(one.client_id);
  }

  #remember({ clientId, clientSecret }: { [K in keyof Pair]?: string | undefined } = {}): void {
    if (clientId !== undefined && clientSecret !== undefined) {
      this.#secrets.set(clientId, clientSecret);
    }
  }

  async #use(who: "consumer" | "laggard"): Promise<void> {
    const previous = this.#stack.held?.outputs.previous?.at(-1);
    const clientId = who === "consumer" ? this.#consumer.clientId : previous?.clientId;
    const isLive = this.#onlooker.live().some(({ client_id }) => client_id === clientId);
    const clientSecret = this.#secrets.get(String(clientId));
    if (clientId && clientSecret && isLive) await this.#logIn({ clientId, clientSecret });
  }

  /** When nothing goes wrong any more, all is as declared, and a destroy takes all away. */
  async #endWell(): Promise<void> {
    await this.#refresh();
    await this.#up();
    promise("without faults an up goes well", this.#stack.held?.failed === false);
    promise("state and server agree", this.#onlooker.gone().length === 0);
    const { clientId = "", clientSecret = "" } = this.#stack.held?.outputs ?? {};
    await this.#logIn({ clientId, clientSecret });
    await this.#destroy();
    promise("a destroy without faults succeeds", this.#stack.held === undefined);
    promise("what was replaced is gone", this.#stack.replaced.length === 0);
    for (const { id } of this.#onlooker.unrecorded()) this.#simulator.removeCredential(id);
  }

  #logIn(pair: Pair): Promise<void> {
    return clientOf(this.#simulator, { ...pair, now: () => this.#clock.now }).login();
  }

  #matchesProgram(inputs: Program): boolean {
    const program = this.#program();
    return Object.keys(program).every(
      (key) => JSON.stringify(inputs[key]) === JSON.stringify(program[key]),
    );
  }

  #program(): Program {
    return {
      ...this.#history.settings,
      serviceAccountId: this.#serviceAccountId,
      rotateWhenChanged: { rotation: String(this.#rotation) },
      description: `description ${this.#description}`,
    };
  }
}
