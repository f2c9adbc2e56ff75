import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ConfigureRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answer } from "./answer";
import { revealed } from "./secrets-on-the-wire";
import { ServingProcess } from "./serving-process";
import type { ProviderSettings, ResourceType, Values, Wire } from "./wire";

const subpaths: Record<ResourceType, string> = {
  ServiceAccountCredential: "dynamic",
  ServiceAccount: "dynamic/account",
  RotatingServiceAccountCredential: "dynamic/rotating",
  ServiceAccountCredentialSet: "dynamic/set",
};

/** What every resource in a state holds of its dynamic provider. */
export function providerText(type: ResourceType): string {
  return `exports.handler=()=>require("pulumi-keycard/${subpaths[type]}")`;
}

/** Pulumi's own dynamic-provider process with the packed package, whose values all hold `__provider`. */
export class DynamicWire implements Wire {
  readonly client: ResourceProviderClient;
  readonly token: string;
  readonly #process: ServingProcess;
  readonly #text: string;

  private constructor(process: ServingProcess, type: ResourceType) {
    this.#process = process;
    this.#text = providerText(type);
    this.token = `pulumi-nodejs:dynamic/keycard:${type}`;
    this.client = new ResourceProviderClient(process.address, credentials.createInsecure());
  }

  static async start({
    config = {},
    env = {},
    nodeOptions = [],
    type = "ServiceAccountCredential",
  }: ProviderSettings): Promise<DynamicWire> {
    const script = "node_modules/@pulumi/pulumi/cmd/dynamic-provider";
    const engine = "127.0.0.1:1";
    const wire = new DynamicWire(
      await ServingProcess.start([...nodeOptions, script, engine], env),
      type,
    );
    const request = new ConfigureRequest().setArgs(Struct.fromJavaScript(config));
    await answer((done) => wire.client.configure(request, done));
    return wire;
  }

  get told() {
    return this.#process.prints;
  }

  sent(values: Values): Struct {
    return Struct.fromJavaScript({ ...values, __provider: this.#text });
  }

  received(struct: Struct | undefined): Values {
    const { __provider, ...values } = (struct?.toJavaScript() ?? {}) as Values;
    if (struct && __provider !== this.#text) {
      throw new Error(`The values hold no provider, but ${JSON.stringify(__provider)}.`);
    }
    // The engine gives a dynamic provider what it keeps without the marks.
    return revealed(values) as Values;
  }

  loseEngine(): void {
    this.#process.loseEngine();
  }

  async end(): Promise<void> {
    this.client.close();
    await this.#process.end();
  }
}
