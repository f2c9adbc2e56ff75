import { serviceAccountCredentialSet } from "../../provider/definitions/service-account-credential-set";
import type { Declaration } from "../../provider/definitions/set/set-properties";
import type { SetState } from "../../provider/definitions/set/set-state";
import { dynamicProvider } from "../../provider/dynamic/dynamic-provider";
import type { LiveCredential, Simulator } from "../../simulator";
import { configFor } from "../provider/provided";
import { clientOf } from "../support/simulated";
import { type Failure, ModelStack } from "./model-stack";
import { type Clock, promise } from "./onlooker";
import type { Edit, SetHistory, SetStep } from "./set-history";

type Declared = Record<string, Declaration>;

/** A stack with one set, and all that happens to it. */
export class SetWorld {
  readonly #simulator: Simulator;
  readonly #clock: Clock;
  readonly #steps: readonly SetStep[];
  readonly #stack: ModelStack<SetState>;
  readonly #serviceAccountId: string;
  readonly #said: string[];
  /** Live ones that no state knows, because a killed run has made them, or the user has been told of them. */
  readonly #leftBehind = new Set<string>();
  #program: Declared = {};
  #edits = 0;
  /** The state may hold what is gone: that was deleted outside Pulumi, or by a run that was killed. */
  #mayBeStale = false;

  /** @param said gets all that the user would read */
  constructor(simulator: Simulator, clock: Clock, history: SetHistory, said: string[]) {
    const { organizationId } = simulator;
    const config = configFor(simulator);
    const now = () => clock.now + history.skewMinutes * 60_000;
    this.#simulator = simulator;
    this.#clock = clock;
    this.#said = said;
    this.#steps = history.steps;
    this.#serviceAccountId = simulator.addServiceAccount(organizationId).serviceAccountId;
    this.#stack = new ModelStack<SetState>(
      (host) => dynamicProvider(serviceAccountCredentialSet, host),
      { config, now, said },
    );
  }

  async live(): Promise<void> {
    for (const step of this.#steps) {
      // Two things never happen at one time.
      this.#clock.now += 1_000;
      if ("faults" in step) step.faults.forEach((fault) => void this.#simulator.fault(fault));
      await this.#take(step);
      this.#simulator.clearFaults();
    }
    await this.#endWell();
  }

  #take(step: SetStep): Promise<void> | void {
    switch (step.do) {
      case "up":
        step.edits.forEach((edit) => void this.#edit(edit));
        return step.killed ? this.#killedUp() : this.#up();
      case "refresh":
        return this.#refresh();
      case "destroy":
        return this.#destroy();
      case "delete outside":
        return this.#outside(step.which, ({ id }) => {
          this.#mayBeStale = true;
          this.#simulator.removeCredential(id);
        });
      case "rename outside":
        return this.#outside(step.which, ({ id }) => {
          this.#mayBeStale = true;
          this.#simulator.changeCredential(id, { name: "renamed outside" });
        });
    }
  }

  #edit({ key, do: what }: Edit): void {
    const { [key]: before = {}, ...others } = this.#program;
    const { name, ...unnamed } = before;
    const number = String(++this.#edits);
    const after = {
      add: before,
      remove: undefined,
      describe: { ...before, description: `description ${number}` },
      name: { ...before, name: `chosen ${key}` },
      unname: unnamed,
      rotate: { ...before, rotateWhenChanged: { rotation: number } },
    }[what];
    this.#program = after === undefined ? others : { ...others, [key]: after };
  }

  async #up(): Promise<void> {
    const { held } = this.#stack;
    const before = this.#onServer();
    const failure = await this.#stack.up(this.#declared());
    this.#simulator.clearFaults();
    this.#nothingIsLost(failure);
    if (held !== undefined) this.#othersAreUntouched(held.outputs, before);
    if (failure !== undefined) {
      // What was done may have been done by a request whose answer was lost.
      this.#mayBeStale = true;
      return;
    }
    const outputs = this.#stack.held?.outputs;
    if (outputs === undefined) throw new Error("An `up` that went well holds nothing.");
    const keys = Object.keys(this.#program).toSorted();
    for (const byKey of [outputs.credentials, outputs.credentialIds, outputs.clientIds]) {
      promise("the state holds what is declared", sameTexts(Object.keys(byKey).toSorted(), keys));
    }
    const isPending = outputs.pendingDeletes !== undefined || outputs.pendingCreates !== undefined;
    promise("nothing is left to do", !isPending);
    if (!this.#mayBeStale) this.#serverIsAsDeclared(outputs);
    promise("a second up changes nothing", await this.#stack.isSettled());
  }

  /** The engine dies before it hears of what was done. */
  async #killedUp(): Promise<void> {
    const { held, published } = this.#stack;
    await this.#stack.up(this.#declared());
    this.#stack.held = held;
    this.#stack.published = published;
    this.#mayBeStale = true;
    this.#leave(this.#unknown());
  }

  async #refresh(): Promise<void> {
    const before = this.#onServer().length;
    const { failure } = await this.#stack.refresh();
    promise("a refresh only reads", this.#onServer().length === before);
    if (failure === undefined) this.#mayBeStale = false;
  }

  async #destroy(): Promise<void> {
    const { held } = this.#stack;
    const failure = await this.#stack.destroy();
    if (failure !== undefined) {
      this.#mayBeStale = true;
      return;
    }
    this.#mayBeStale = false;
    this.#nothingIsLost(undefined);
    const { autoName } = held?.outputs ?? {};
    const swept = this.#onServer().every(({ name }) => !name.endsWith(`-${autoName}`));
    promise("a destroy takes what killed runs have left", autoName === undefined || swept);
  }

  #outside(which: number, change: (one: LiveCredential) => void): void {
    const { credentialIds = {} } = this.#stack.held?.outputs ?? {};
    // What is renamed while it is known by its name alone is lost to anybody.
    const known = this.#onServer().filter(({ id }) => Object.values(credentialIds).includes(id));
    const one = known[which % Math.max(known.length, 1)];
    if (one !== undefined) change(one);
  }

  /** When nothing goes wrong any more, all is as declared, and a destroy takes all away. */
  async #endWell(): Promise<void> {
    await this.#refresh();
    await this.#up();
    const { outputs } = this.#stack.held ?? {};
    promise("without faults an up goes well", this.#stack.held?.failed === false);
    for (const [key, clientId] of Object.entries(outputs?.clientIds ?? {})) {
      const clientSecret = outputs?.clientSecrets[key] ?? "";
      const now = () => this.#clock.now;
      await clientOf(this.#simulator, { clientId, clientSecret, now }).login();
    }
    await this.#destroy();
    promise("a destroy without faults succeeds", this.#stack.held === undefined);
    const left = this.#onServer().filter(({ id }) => !this.#leftBehind.has(id));
    promise("nothing is left that nobody knows of", left.length === 0);
    for (const { id } of this.#onServer()) this.#simulator.removeCredential(id);
  }

  #onServer(): readonly LiveCredential[] {
    return this.#simulator.credentials(this.#serviceAccountId);
  }

  #knows({ id, name }: LiveCredential): boolean {
    const { credentialIds, pendingDeletes, pendingCreates } = this.#stack.held?.outputs ?? {};
    if (Object.values(credentialIds ?? {}).includes(id)) return true;
    return id in (pendingDeletes ?? {}) || name in (pendingCreates ?? {});
  }

  #unknown(): LiveCredential[] {
    return this.#onServer().filter((one) => !this.#knows(one) && !this.#leftBehind.has(one.id));
  }

  #leave(credentials: readonly LiveCredential[]): void {
    for (const { id } of credentials) this.#leftBehind.add(id);
  }

  /** What is live is in the state, or the user is told exactly which is not. */
  #nothingIsLost(failure: Failure): void {
    const told = [failure ?? "", ...this.#said].join("\n");
    for (const { id, name } of this.#unknown()) {
      const isTold = told.includes(id) || told.includes(JSON.stringify(name));
      promise(`what is live is in the state, or told (${failure})`, isTold);
      this.#leftBehind.add(id);
    }
  }

  /** What the program didn't change is the same credential as before, and in no request. */
  #othersAreUntouched(olds: SetState, before: readonly LiveCredential[]): void {
    for (const [key, credentialId] of Object.entries(olds.credentialIds)) {
      const was = olds.credentials[key];
      if (JSON.stringify(was) !== JSON.stringify(this.#program[key])) continue;
      const same = this.#stack.held?.outputs.credentialIds[key] === credentialId;
      promise("a key that isn't changed keeps its credential", same);
      const live = this.#onServer().find(({ id }) => id === credentialId);
      const liveBefore = before.find(({ id }) => id === credentialId);
      promise(
        "a key that isn't changed is left alone",
        sameTexts(textOf(live), textOf(liveBefore)),
      );
    }
  }

  #serverIsAsDeclared({ credentialIds, clientIds, autoName }: SetState): void {
    const live = this.#onServer().filter(({ id }) => !this.#leftBehind.has(id));
    const expected = Object.entries(this.#program).map(([key, { name, description }]) => ({
      id: credentialIds[key],
      client_id: clientIds[key],
      name: name ?? `${key}-${autoName}`,
      description,
    }));
    const seen = live.map(({ id, client_id, name, description }) => ({
      id,
      client_id,
      name,
      description,
    }));
    const sorted = (all: typeof expected) => all.map((one) => JSON.stringify(one)).toSorted();
    promise("the server holds what is declared", sameTexts(sorted(seen), sorted(expected)));
  }

  #declared() {
    return { serviceAccountId: this.#serviceAccountId, credentials: this.#program };
  }
}

function textOf(live: LiveCredential | undefined): string[] {
  return [String(live?.name), String(live?.description)];
}

function sameTexts(some: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}
