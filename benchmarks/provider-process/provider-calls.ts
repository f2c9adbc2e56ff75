import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { storedProvider } from "../../provider/resources/dynamic/stored-provider";
import type { ProviderProcess } from "./provider-process";

/** A way to a provider that makes credentials: how its process is started, and what it is asked for. */
export interface Door {
  args: readonly string[];
  type: string;
  /** What each resource is given beside its own inputs. */
  added: Record<string, string>;
}

/** Pulumi's own process for dynamic resources. */
export const dynamicDoor: Door = {
  args: [require.resolve("@pulumi/pulumi/cmd/dynamic-provider"), "127.0.0.1:1"],
  type: "pulumi-nodejs:dynamic/keycard:ServiceAccountCredential",
  added: { __provider: storedProvider("dynamic") },
};

export function pluginDoor(plugin: string): Door {
  return { args: [plugin], type: "keycard:index:ServiceAccountCredential", added: {} };
}

type Inputs = Record<string, JavaScriptValue>;

/** The calls of the engine to a provider that has been started. */
export class ProviderCalls {
  readonly #door: Door;
  readonly #client: ResourceProviderClient;

  constructor({ port }: ProviderProcess, door: Door) {
    this.#door = door;
    const address = `127.0.0.1:${port}`;
    this.#client = new ResourceProviderClient(address, credentials.createInsecure());
  }

  async configure(config: Record<string, string>): Promise<void> {
    const request = new messages.ConfigureRequest()
      .setAcceptsecrets(true)
      .setArgs(Struct.fromJavaScript(config));
    await answer((done) => this.#client.configure(request, done));
  }

  /** Loads all of the provider, and sends nothing. @returns the inputs as they would be stored */
  async check(inputs: Inputs): Promise<Inputs> {
    const { type, added } = this.#door;
    const request = new messages.CheckRequest()
      .setUrn(this.#urn)
      .setType(type)
      .setOlds(Struct.fromJavaScript({}))
      .setNews(Struct.fromJavaScript({ ...inputs, ...added }));
    const checked = await answer<messages.CheckResponse>((done) =>
      this.#client.check(request, done),
    );
    return checked.getInputs()?.toJavaScript() ?? {};
  }

  /** @param inputs as checked */
  async create(inputs: Inputs): Promise<void> {
    const request = new messages.CreateRequest()
      .setUrn(this.#urn)
      .setType(this.#door.type)
      .setProperties(Struct.fromJavaScript(inputs));
    await answer((done) => this.#client.create(request, done));
  }

  close(): void {
    this.#client.close();
  }

  get #urn(): string {
    return `urn:pulumi:dev::bench::${this.#door.type}::ci`;
  }
}

function answer<Response>(
  send: (done: (error: ServiceError | null, response: Response) => void) => void,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    send((error, response) => (error ? reject(error) : resolve(response)));
  });
}
