import { createHash, randomBytes } from "node:crypto";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { keepEvidence } from "../support/evidence";
import { answer } from "./answer";
import type { Door } from "./door";
import { DynamicWire } from "./dynamic-wire";
import { PluginWire } from "./plugin-wire";
import type { ProviderSettings, Values, Wire } from "./wire";

export interface Checked {
  inputs: Values;
  failures: { property: string; reason: string }[];
}

export interface Difference {
  changes: "none" | "some" | "left to the engine";
  replaces: string[];
  deleteBeforeReplace?: true;
}

export interface Naming {
  seed?: Buffer;
  autonaming?: messages.CheckRequest.AutonamingOptions;
}

/** What the state holds of a resource beside its type. */
export interface Held {
  id: string;
  inputs: Values;
  outputs: Values;
}

const wires = { dynamic: DynamicWire, plugin: PluginWire };

/** A provider process behind one of the doors, spoken to as the engine does about resources of one type. */
export class ProviderProcess {
  readonly #wire: Wire;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  static async start(door: Door, settings: ProviderSettings): Promise<ProviderProcess> {
    return new ProviderProcess(await wires[door].start(settings));
  }

  /** For what only a test asks. */
  get client() {
    return this.#wire.client;
  }

  /** Waits until the user was told the text, in print or by the engine's log. */
  hasTold(text: string): Promise<void> {
    return this.#wire.told.until(text);
  }

  /** As where the engine is killed: the process may live on, and nobody hears of what it does. */
  loseEngine(): void {
    this.#wire.loseEngine();
  }

  /** Ends the process. @returns all that it has told the user, beside answers */
  async end(): Promise<string> {
    await this.#wire.end();
    return this.#wire.told.text;
  }

  /**
   * @param news what the program gives; `logicalName` is the resource's name in it
   * @param olds the inputs in state; none for a new resource
   * @param naming what the engine says of a name, whose random part follows from the seed
   */
  async check(news: Values, olds: Values = {}, naming: Naming = {}): Promise<Checked> {
    const isNew = Object.keys(olds).length === 0;
    const request = this.#addressed(new messages.CheckRequest(), news)
      .setOlds(isNew ? new Struct() : this.#wire.sent(olds))
      .setNews(this.#wire.sent(news))
      .setRandomseed(naming.seed ?? randomBytes(32))
      .setAutonaming(naming.autonaming);
    const response = await this.#answer<messages.CheckResponse>((done) =>
      this.client.check(request, done),
    );
    const failures = response.getFailuresList().map((failure) => failure.toObject());
    keepEvidence("check", JSON.stringify(failures));
    return { inputs: this.#wire.received(response.getInputs()), failures };
  }

  async diff(held: Held, news: Values): Promise<Difference> {
    const response = await this.explain(held, news);
    return {
      changes: (["left to the engine", "none", "some"] as const)[response.getChanges()],
      replaces: response.getReplacesList(),
      ...(response.getDeletebeforereplace() && { deleteBeforeReplace: true }),
    };
  }

  /** A diff with all that it says. */
  explain({ id, inputs, outputs }: Held, news: Values): Promise<messages.DiffResponse> {
    const request = this.#addressed(new messages.DiffRequest(), news)
      .setId(id)
      .setOldInputs(this.#wire.sent(inputs))
      .setOlds(this.#wire.sent(outputs))
      .setNews(this.#wire.sent(news));
    return this.#answer((done) => this.client.diff(request, done));
  }

  /** @param timeoutSeconds from the resource's `customTimeouts` */
  async create(inputs: Values, timeoutSeconds = 0): Promise<Held> {
    const request = this.#addressed(new messages.CreateRequest(), inputs)
      .setProperties(this.#wire.sent(inputs))
      .setTimeout(timeoutSeconds);
    const response = await this.#answer<messages.CreateResponse>((done) =>
      this.client.create(request, done),
    );
    const outputs = this.#wire.received(response.getProperties());
    return { id: response.getId(), inputs, outputs };
  }

  /** The outputs as a preview knows them. */
  async previewCreate(inputs: Values): Promise<{ id: string; outputs: Values }> {
    const request = this.#addressed(new messages.CreateRequest(), inputs)
      .setProperties(this.#wire.sent(inputs))
      .setPreview(true);
    const response = await this.#answer<messages.CreateResponse>((done) =>
      this.client.create(request, done),
    );
    return { id: response.getId(), outputs: this.#wire.received(response.getProperties()) };
  }

  /** A refresh's read. A resource that is gone has no id. */
  async read({ id, inputs, outputs }: Held): Promise<Held> {
    return this.#read(
      this.#addressed(new messages.ReadRequest(), inputs)
        .setId(id)
        .setInputs(this.#wire.sent(inputs))
        .setProperties(this.#wire.sent(outputs)),
    );
  }

  /** A program's `.get()`: nothing is known but the id, and what the program gives, which is nothing. */
  async get(id: string): Promise<Held> {
    const request = this.#addressed(new messages.ReadRequest(), {})
      .setId(id)
      .setInputs(this.#wire.sent({}));
    return this.#read(request);
  }

  async #read(request: messages.ReadRequest): Promise<Held> {
    const response = await this.#answer<messages.ReadResponse>((done) =>
      this.client.read(request, done),
    );
    const id = response.getId();
    const inputs = this.#wire.received(response.getInputs());
    return { id, inputs, outputs: this.#wire.received(response.getProperties()) };
  }

  async update(held: Held, news: Values): Promise<Held> {
    return this.#update(this.#updateRequest(held, news), held, news);
  }

  /** The outputs as a preview knows them. */
  async previewUpdate(held: Held, news: Values): Promise<Values> {
    const request = this.#updateRequest(held, news).setPreview(true);
    return (await this.#update(request, held, news)).outputs;
  }

  #updateRequest({ id, inputs, outputs }: Held, news: Values): messages.UpdateRequest {
    return this.#addressed(new messages.UpdateRequest(), news)
      .setId(id)
      .setOldInputs(this.#wire.sent(inputs))
      .setOlds(this.#wire.sent(outputs))
      .setNews(this.#wire.sent(news));
  }

  async #update(request: messages.UpdateRequest, { id }: Held, news: Values): Promise<Held> {
    const response = await this.#answer<messages.UpdateResponse>((done) =>
      this.client.update(request, done),
    );
    return { id, inputs: news, outputs: this.#wire.received(response.getProperties()) };
  }

  async delete({ id, inputs, outputs }: Held): Promise<void> {
    const request = this.#addressed(new messages.DeleteRequest(), inputs)
      .setId(id)
      .setOldInputs(this.#wire.sent(inputs))
      .setProperties(this.#wire.sent(outputs));
    await this.#answer((done) => this.client.delete(request, done));
  }

  /** Ctrl-C, and the end of every command. */
  async cancel(): Promise<void> {
    await this.#answer((done) => this.client.cancel(new Empty(), done));
  }

  #answer<Response>(send: Parameters<typeof answer<Response>>[0]): Promise<Response> {
    return answer(send, (properties) => this.#wire.received(properties));
  }

  /** One program's resource has one URN: what it gives tells it from others here. */
  #addressed<Request extends Addressed>(request: Request, { logicalName, ...given }: Values) {
    const name = typeof logicalName === "string" ? logicalName : "ci";
    const project = createHash("sha256").update(JSON.stringify(given)).digest("hex").slice(0, 8);
    const { token } = this.#wire;
    request.setUrn(`urn:pulumi:dev::${project}::${token}::${name}`);
    request.setType(token);
    request.setName(name);
    return request;
  }
}

interface Addressed {
  setUrn(urn: string): unknown;
  setType(type: string): unknown;
  setName(name: string): unknown;
}
