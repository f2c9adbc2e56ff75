import type { LiveCredential } from "../../simulator";
import { created, type Provided } from "./provided";
import type { Held } from "./provider-process";
import type { Values } from "./wire";

const dayMs = 24 * 3_600_000;

/** What the outputs say of a superseded credential. */
export interface Previous {
  credentialId: string;
  clientId: string;
  createdAt: string;
  supersededAt: string;
  retiresAt: string;
}

/** A rotating credential of a service account of its own, and the life that a program gives it. */
export class Rotating {
  readonly #given: Provided;
  readonly #serviceAccountId: string;
  held: Held;

  private constructor(given: Provided, serviceAccountId: string, held: Held) {
    this.#given = given;
    this.#serviceAccountId = serviceAccountId;
    this.held = held;
  }

  static async declared(given: Provided, program: Values = {}): Promise<Rotating> {
    const { simulator } = given;
    const { serviceAccountId } = simulator.addServiceAccount(simulator.organizationId);
    const rotateWhenChanged = { key: "first" };
    const held = await created(given, { serviceAccountId, rotateWhenChanged, ...program });
    simulator.clearRequests();
    return new Rotating(given, serviceAccountId, held);
  }

  get outputs(): Values {
    return this.held.outputs;
  }

  get previous(): Previous[] {
    return this.held.outputs.previous as unknown as Previous[];
  }

  get live(): readonly LiveCredential[] {
    return this.#given.simulator.credentials(this.#serviceAccountId);
  }

  /** The client ids of what is live on the server. */
  get liveClientIds(): string[] {
    return this.live.map(({ client_id }) => client_id);
  }

  async inputs(program: Values = {}): Promise<Values> {
    const news = { serviceAccountId: this.#serviceAccountId, ...program };
    const { inputs, failures } = await this.#given.provider.check(news, this.held.inputs);
    if (failures.length > 0) throw new Error(JSON.stringify(failures));
    return inputs;
  }

  /** What an `up` does that found something to do. */
  async update(program: Values = {}): Promise<Held> {
    const inputs = await this.inputs({ rotateWhenChanged: { key: "first" }, ...program });
    this.held = await this.#given.provider.update(this.held, inputs);
    return this.held;
  }

  /** A rotation on demand. */
  rotate(key: string, program: Values = {}): Promise<Held> {
    return this.update({ rotateWhenChanged: { key }, ...program });
  }

  /** Lets the days of all that the state says go by, as far as the provider can tell. */
  letDaysPass(days: number): void {
    const earlier = (date: string) => new Date(Date.parse(date) - days * dayMs).toISOString();
    const { nextRotationAt, ...outputs } = this.held.outputs;
    this.held.outputs = {
      ...outputs,
      ...(typeof nextRotationAt === "string" && { nextRotationAt: earlier(nextRotationAt) }),
      previous: this.previous.map((one) => ({
        ...one,
        supersededAt: earlier(one.supersededAt),
        retiresAt: earlier(one.retiresAt),
      })),
    };
  }
}
