import type { LiveCredential } from "../../simulator";
import { created, type Provided } from "./provided";
import type { Difference, Held } from "./provider-process";
import type { Values } from "./wire";

/** What a program says of the credentials, by key. */
export type Declarations = Record<string, Values>;

/** A set of a service account of its own, and the life that a program gives it. */
export class CredentialSet {
  readonly #given: Provided;
  readonly serviceAccountId: string;
  held: Held;

  private constructor(given: Provided, serviceAccountId: string, held: Held) {
    this.#given = given;
    this.serviceAccountId = serviceAccountId;
    this.held = held;
  }

  static async declared(
    given: Provided,
    credentials: Declarations,
    program: Values = {},
  ): Promise<CredentialSet> {
    const { simulator } = given;
    const { serviceAccountId } = simulator.addServiceAccount(simulator.organizationId);
    const news = { logicalName: "fleet", serviceAccountId, credentials, ...program };
    const held = await created(given, news);
    simulator.clearRequests();
    return new CredentialSet(given, serviceAccountId, held);
  }

  get ids(): Record<string, string> {
    return this.held.outputs.credentialIds as Record<string, string>;
  }

  get clientIds(): Record<string, string> {
    return this.held.outputs.clientIds as Record<string, string>;
  }

  get live(): readonly LiveCredential[] {
    return this.#given.simulator.credentials(this.serviceAccountId);
  }

  async inputs(credentials: Declarations, program: Values = {}): Promise<Values> {
    const { serviceAccountId } = this;
    const news = { logicalName: "fleet", serviceAccountId, credentials, ...program };
    const { inputs, failures } = await this.#given.provider.check(news, this.held.inputs);
    if (failures.length > 0) throw new Error(JSON.stringify(failures));
    return inputs;
  }

  async diff(credentials: Declarations): Promise<Difference> {
    return this.#given.provider.diff(this.held, await this.inputs(credentials));
  }

  /** What an `up` does that found something to do. */
  async update(credentials: Declarations, program: Values = {}): Promise<Held> {
    const inputs = await this.inputs(credentials, program);
    this.held = await this.#given.provider.update(this.held, inputs);
    return this.held;
  }
}
