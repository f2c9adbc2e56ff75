import type { LiveCredential, Simulator } from "../../simulator";
import type { History, Settings } from "./history";
import type { Failure } from "./model-stack";
import type { HeldRotating, RotatingStack } from "./rotating-stack";

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** The API's clock, which the simulator of all histories runs on. */
export interface Clock {
  now: number;
}

interface Seen {
  simulator: Simulator;
  clock: Clock;
  history: History;
  stack: RotatingStack;
  serviceAccountId: string;
}

/** Sees both the server and the state, and says which promise is broken. */
export class Onlooker {
  readonly #seen: Seen;
  /** Live ones that no state knows: a killed run left them, or the user has been told of them and does nothing. */
  readonly #leftBehind = new Set<string>();
  /** Those in the state that may be gone: deleted outside Pulumi, or in a step that could not say so. */
  readonly #perhapsGone = new Set<string>();
  /** Those of creations that were interrupted: what bears one is to be deleted. */
  readonly #interruptedNames = new Set<string>();

  constructor(seen: Seen) {
    this.#seen = seen;
  }

  live(): readonly LiveCredential[] {
    return this.#seen.simulator.credentials(this.#seen.serviceAccountId);
  }

  isLive(credentialId: string | undefined): boolean {
    return this.live().some(({ id }) => id === credentialId);
  }

  /** What the state says that there is. */
  recorded(): string[] {
    return this.#inState().flatMap(({ outputs }) => {
      const { createInterrupted, name, credentialId, previous = [] } = outputs;
      if (createInterrupted !== undefined) {
        return this.live().flatMap((one) => (one.name === name ? [one.id] : []));
      }
      return [...previous.map((one) => one.credentialId), ...(credentialId ? [credentialId] : [])];
    });
  }

  unrecorded(): LiveCredential[] {
    const recorded = this.recorded();
    return this.live().filter(({ id }) => !recorded.includes(id));
  }

  gone(): string[] {
    return this.recorded().filter((id) => !this.isLive(id));
  }

  sawDeletion(credentialId: string): void {
    this.#perhapsGone.add(credentialId);
  }

  /**
   * @param before what was live
   * @param held what was in the state
   * @param told all that the user has read
   */
  afterUp(
    before: readonly LiveCredential[],
    held: HeldRotating | undefined,
    failure: Failure,
    told: string,
  ): void {
    for (const one of before.filter(({ id }) => !this.isLive(id))) {
      if (!this.#leftBehind.delete(one.id)) this.#mayBeRetired(one, held);
    }
    if (failure !== undefined) this.#mayNotBeRecorded();
    for (const { credentialId, clientId } of held?.outputs.previous ?? []) {
      // "Could not be deleted": of a deletion whose answers were all lost, nobody knows better.
      if (told.includes(JSON.stringify(clientId))) this.#perhapsGone.add(credentialId);
    }
    this.#nothingIsLost(told);
    for (const { outputs } of this.#inState()) {
      const { createInterrupted, name } = outputs;
      if (createInterrupted !== undefined && name !== undefined) this.#interruptedNames.add(name);
    }
  }

  afterKill(before: readonly LiveCredential[], held: HeldRotating): void {
    this.#mayNotBeRecorded();
    this.afterUp(before, held, undefined, "");
  }

  /** What only a killed run can leave. */
  leave(unrecorded: readonly LiveCredential[]): void {
    for (const { id } of unrecorded) this.#leftBehind.add(id);
  }

  afterRefresh(before: readonly LiveCredential[], failure: Failure): void {
    const { requests } = this.#seen.simulator;
    const writes = requests.filter(
      ({ method, operation }) => method !== "GET" && operation !== "token",
    );
    promise("a refresh only reads", writes.length === 0 && this.live().length === before.length);
    if (failure === undefined) {
      promise("a refresh notices what is gone", this.gone().length === 0);
      this.#perhapsGone.clear();
    }
  }

  afterDestroy(held: HeldRotating | undefined, failure: Failure): void {
    if (failure !== undefined) this.#mayNotBeRecorded();
    this.#nothingIsLost("");
    if (failure === undefined && held?.outputs.autoName !== undefined) {
      this.sweptAll("a destroy", held.outputs.autoName);
    }
  }

  /** What an `up` that went well has to have brought about. */
  isAsDeclared({ nextRotationAt, rotationAnchor, createdAt }: HeldRotating["outputs"]): void {
    const { rotateEveryDays } = this.#seen.history.settings;
    if (rotateEveryDays === undefined) return;
    const next = Date.parse(String(nextRotationAt));
    const sinceAnchorMs = next - Date.parse(rotationAnchor);
    promise("the cadence doesn't drift", sinceAnchorMs % (rotateEveryDays * dayMs) === 0);
    promise("the next rotation is to come", next > Date.parse(createdAt));
  }

  sweptAll(by: string, name: string): void {
    const left = this.unrecorded().filter((one) => one.name === name);
    promise(`${by} takes care of what a killed run left`, left.length === 0);
  }

  #inState(): HeldRotating[] {
    const { held, replaced } = this.#seen.stack;
    return held ? [held, ...replaced] : [...replaced];
  }

  /** Only what is superseded, past its promise and idle. */
  #mayBeRetired({ id, name, last_used_at }: LiveCredential, held: HeldRotating | undefined): void {
    if (this.#interruptedNames.has(name)) return;
    const { clock, history } = this.#seen;
    const { keepIfUsedWithinHours = 24, verify } = history.settings;
    const entry = held?.outputs.previous?.find(({ credentialId }) => credentialId === id);
    if (entry === undefined) throw new Error("Broken: an up deletes nothing but the superseded.");
    promise("a superseded one lives until it retires", clock.now >= Date.parse(entry.retiresAt));
    if (keepIfUsedWithinHours === 0 || last_used_at === undefined) return;
    if (verify && last_used_at <= entry.supersededAt) return;
    const idleMs = clock.now - Date.parse(last_used_at);
    promise("one that is in use is kept", idleMs >= keepIfUsedWithinHours * hourMs);
  }

  #mayNotBeRecorded(): void {
    for (const id of this.gone()) this.#perhapsGone.add(id);
  }

  /** What is live is in the state, and nothing else; or the user is told exactly which is not. */
  #nothingIsLost(told: string): void {
    const { history, simulator } = this.#seen;
    for (const { id, name } of this.unrecorded()) {
      if (this.#leftBehind.has(id)) continue;
      const isTold = told.includes(id) || told.includes(JSON.stringify(name));
      promise(`what is live is in the state, or told (${told})`, isTold);
      if (history.userTidiesUp) simulator.removeCredential(id);
      else this.#leftBehind.add(id);
    }
    const unexplained = this.gone().filter((id) => !this.#perhapsGone.has(id));
    promise("what is in the state is live", unexplained.length === 0);
  }
}

export function promise(what: string, isKept: boolean): void {
  if (!isKept) throw new Error(`Broken: ${what}.`);
}

export function overlapMs({ retirePreviousAfterDays, rotateEveryDays }: Settings): number {
  return (retirePreviousAfterDays ?? rotateEveryDays ?? 7) * dayMs;
}
