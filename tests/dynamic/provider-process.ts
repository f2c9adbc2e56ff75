import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { keepEvidence } from "../support/evidence";
import { sandboxFolder } from "../support/run-folders";
import { ProviderError } from "./provider-error";

export type Values = Record<string, JavaScriptValue>;

/** What every credential in a state holds of its provider. */
export const providerText = textOf("dynamic");

/** Which resource a process is spoken to about. */
export type Subpath = "dynamic" | "dynamic/account" | "dynamic/rotating";

export interface ProviderSettings {
  /** As the engine sends it, with the namespace: `keycard:clientId`. */
  config?: Record<string, string>;
  /** All that the process finds in its environment. */
  env?: Record<string, string>;
  /** Default: that of a ServiceAccountCredential. */
  subpath?: Subpath;
}

export interface Checked {
  inputs: Values;
  failures: { property: string; reason: string }[];
}

export interface Difference {
  changes: "none" | "some" | "left to the engine";
  replaces: string[];
}

/** What the state holds of a resource beside its type. */
export interface Held {
  id: string;
  inputs: Values;
  outputs: Values;
}

/**
 * Pulumi's own dynamic-provider process with the packed package, spoken to as the engine does. `__provider` is added
 * to what is sent and taken out of what comes back, but for outputs, where it must be.
 */
export class ProviderProcess {
  readonly #process: ChildProcess;
  readonly #client: ResourceProviderClient;
  readonly #text: string;
  readonly #prints = new EventEmitter();
  #printed = "";

  private constructor(process: ChildProcess, port: string, subpath: Subpath) {
    this.#process = process;
    this.#text = textOf(subpath);
    this.#client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
    for (const stream of [process.stdout, process.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.#printed += text;
        this.#prints.emit("text");
      });
    }
  }

  static async start({
    config = {},
    env = {},
    subpath = "dynamic",
  }: ProviderSettings): Promise<ProviderProcess> {
    const script = "node_modules/@pulumi/pulumi/cmd/dynamic-provider";
    const engine = "127.0.0.1:1";
    const host = spawn(process.execPath, [script, engine], {
      cwd: sandboxFolder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const died = once(host, "exit").then(([code]) => {
      throw new Error(`The provider process ended with ${code} before it told its port.`);
    });
    const [port] = await Promise.race([once(host.stdout, "data"), died]);
    const provider = new ProviderProcess(host, String(port).trim(), subpath);
    const request = new messages.ConfigureRequest().setArgs(struct(config));
    await answer((done) => provider.#client.configure(request, done));
    return provider;
  }

  /** Waits until it has printed the text: its output and its answers come by different ways. */
  async hasPrinted(text: string): Promise<void> {
    while (!this.#printed.includes(text)) await once(this.#prints, "text");
  }

  /** Ends the process. @returns what it printed to stdout and stderr, after its port */
  async end(): Promise<string> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      this.#client.close();
      this.#process.kill();
      await once(this.#process, "close");
      keepEvidence("provider-process", this.#printed);
    }
    return this.#printed;
  }

  /** @param olds the inputs in state; none for a new resource */
  async check(news: Values, olds: Values = {}): Promise<Checked> {
    const request = new messages.CheckRequest()
      .setOlds(struct(olds))
      .setNews(struct({ ...news, __provider: this.#text }));
    const response = await answer<messages.CheckResponse>((done) =>
      this.#client.check(request, done),
    );
    const failures = response.getFailuresList().map((failure) => failure.toObject());
    keepEvidence("check", JSON.stringify(failures));
    const { __provider, ...inputs } = values(response.getInputs());
    return { inputs, failures };
  }

  async diff({ id, outputs }: Pick<Held, "id" | "outputs">, news: Values): Promise<Difference> {
    const request = new messages.DiffRequest()
      .setId(id)
      .setOlds(struct(outputs))
      .setNews(struct({ ...news, __provider: this.#text }));
    const response = await answer<messages.DiffResponse>((done) =>
      this.#client.diff(request, done),
    );
    const changes = (["left to the engine", "none", "some"] as const)[response.getChanges()];
    return { changes, replaces: response.getReplacesList() };
  }

  async create(inputs: Values): Promise<Held> {
    const properties = struct({ ...inputs, __provider: this.#text });
    const request = new messages.CreateRequest().setProperties(properties);
    const response = await answer<messages.CreateResponse>((done) =>
      this.#client.create(request, done),
    );
    return { id: response.getId(), inputs, outputs: values(response.getProperties()) };
  }

  /** A refresh's read. A resource that is gone has no id. */
  async read({ id, outputs }: Pick<Held, "id" | "outputs">): Promise<Held> {
    return this.#read(new messages.ReadRequest().setId(id).setProperties(struct(outputs)));
  }

  /** A program's `.get()`: nothing is known but the id. */
  async get(id: string): Promise<Held> {
    const inputs = struct({ __provider: this.#text });
    return this.#read(new messages.ReadRequest().setId(id).setInputs(inputs));
  }

  async #read(request: messages.ReadRequest): Promise<Held> {
    const response = await answer<messages.ReadResponse>((done) =>
      this.#client.read(request, done),
    );
    const { __provider, ...inputs } = values(response.getInputs());
    return { id: response.getId(), inputs, outputs: values(response.getProperties()) };
  }

  async update({ id, outputs }: Held, news: Values): Promise<Held> {
    const request = new messages.UpdateRequest()
      .setId(id)
      .setOlds(struct(outputs))
      .setNews(struct({ ...news, __provider: this.#text }));
    const response = await answer<messages.UpdateResponse>((done) =>
      this.#client.update(request, done),
    );
    return { id, inputs: news, outputs: values(response.getProperties()) };
  }

  async delete({ id, outputs }: Pick<Held, "id" | "outputs">): Promise<void> {
    const request = new messages.DeleteRequest().setId(id).setProperties(struct(outputs));
    await answer((done) => this.#client.delete(request, done));
  }
}

function textOf(subpath: string): string {
  return `exports.handler=()=>require("pulumi-keycard/${subpath}")`;
}

type Done<Response> = (error: ServiceError | null, response: Response) => void;

function answer<Response>(send: (done: Done<Response>) => void): Promise<Response> {
  return new Promise((resolve, reject) => {
    send((error, response) => (error ? reject(new ProviderError(error)) : resolve(response)));
  });
}

function struct(from: Values): Struct {
  return Struct.fromJavaScript(from);
}

function values(from: Struct | undefined): Values {
  return from?.toJavaScript() ?? {};
}
