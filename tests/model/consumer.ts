import { type Clock, promise } from "./onlooker";
import type { RotatingStack } from "./rotating-stack";

export interface Pair {
  clientId: string;
  clientSecret: string;
}

interface Surroundings {
  stack: RotatingStack;
  clock: Clock;
  /** How long a superseded credential stays valid: what a consumer may let pass between two looks at the outputs. */
  everyMs: number;
  isLive(clientId: string): boolean;
}

/** Someone who picks up what the stack has published, as seldom as is allowed. */
export class Consumer {
  readonly #surroundings: Surroundings;
  /** What was taken away from it on purpose. */
  readonly #excused = new Set<string>();
  #pickedUp: Pair | undefined;
  #pickedUpAt: number;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#pickedUpAt = surroundings.clock.now;
  }

  get clientId(): string | undefined {
    return this.#pickedUp?.clientId;
  }

  /** Lets time pass, and looks at the outputs as late as it may. */
  wait(timeMs: number): void {
    const { clock, everyMs } = this.#surroundings;
    const until = clock.now + timeMs;
    const looks = everyMs === 0 ? 0 : Math.floor((until - this.#pickedUpAt) / everyMs);
    if (looks > 0) {
      clock.now = this.#pickedUpAt + looks * everyMs;
      this.#pickUp();
      this.isServed();
    }
    clock.now = until;
  }

  /** Somebody has taken a credential away, and has told. */
  excuse(clientId: string): void {
    this.#excused.add(clientId);
    if (this.clientId === clientId) this.#pickedUp = undefined;
  }

  isServed(): void {
    const { everyMs, isLive } = this.#surroundings;
    if (this.clientId !== undefined) {
      promise("who picks up in time always has a working credential", isLive(this.clientId));
    }
    // Without any overlap it has to look all the time.
    if (everyMs === 0) this.#pickUp();
  }

  #pickUp(): void {
    const { clock, stack } = this.#surroundings;
    const { clientId, clientSecret } = stack.published ?? {};
    const isGiven = clientId !== undefined && !this.#excused.has(clientId);
    this.#pickedUp = isGiven && clientSecret ? { clientId, clientSecret } : undefined;
    this.#pickedUpAt = clock.now;
  }
}
