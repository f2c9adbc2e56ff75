import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answer } from "./answer";
import { EngineLog } from "./engine-log";
import { isSecret, revealed, secret } from "./secrets-on-the-wire";
import { ServingProcess } from "./serving-process";
import type { Told } from "./told";
import type { ProviderSettings, ResourceType, Values, Wire } from "./wire";

const script = "node_modules/pulumi-keycard/bin/pulumi-resource-keycard";

const secretNames = ["clientSecret", "clientSecrets"];

/** The packed plugin's process. On the wire a client secret is always marked as one. */
export class PluginWire implements Wire {
  readonly client: ResourceProviderClient;
  readonly token: string;
  readonly process: ServingProcess;
  readonly log: EngineLog;

  protected constructor(process: ServingProcess, log: EngineLog, type: ResourceType) {
    this.process = process;
    this.log = log;
    this.token = `keycard:index:${type}`;
    this.client = new ResourceProviderClient(process.address, credentials.createInsecure(), {
      // As the engine's, which takes 400 MB.
      "grpc.max_receive_message_length": -1,
    });
  }

  static async start({
    config = {},
    env = {},
    nodeOptions = [],
    type = "ServiceAccountCredential",
  }: ProviderSettings): Promise<PluginWire> {
    const log = await EngineLog.listening();
    const process = await ServingProcess.start([...nodeOptions, script, log.address], env);
    const wire = new this(process, log, type);
    await wire.handshake();
    await wire.configure(config);
    return wire;
  }

  get told(): Told {
    return this.log.told;
  }

  handshake(): Promise<messages.ProviderHandshakeResponse> {
    const request = new messages.ProviderHandshakeRequest()
      .setEngineAddress(this.log.address)
      .setConfigureWithUrn(true)
      .setInvokeWithPreview(true);
    return answer((done) => this.client.handshake(request, done));
  }

  /** The engine configures with what CheckConfig has answered, whose failures are the user's matter. */
  async configure(config: Record<string, string>): Promise<messages.ConfigureResponse> {
    const checked = await this.checkConfig(config);
    const request = new messages.ConfigureRequest()
      .setArgs(checked.getInputs())
      .setAcceptsecrets(true)
      .setAcceptresources(true)
      .setSendsOldInputs(true)
      .setSendsOldInputsToDelete(true);
    return answer((done) => this.client.configure(request, done));
  }

  checkConfig(config: Record<string, string>): Promise<messages.CheckResponse> {
    const given = Object.entries(config).map(([key, value]) => [
      key.replace(/^keycard:/, ""),
      value,
    ]);
    const request = new messages.CheckRequest()
      .setUrn("urn:pulumi:dev::tests::pulumi:providers:keycard::default")
      .setOlds(new Struct())
      .setNews(Struct.fromJavaScript({ ...Object.fromEntries(given), version: "0.1.0" }));
    return answer((done) => this.client.checkConfig(request, done));
  }

  sent({ logicalName, ...values }: Values): Struct {
    const marked = Object.entries(values).map(([name, value]) => [
      name,
      secretNames.includes(name) ? secret(value) : value,
    ]);
    return Struct.fromJavaScript(Object.fromEntries(marked));
  }

  received(struct: Struct | undefined): Values {
    const values = (struct?.toJavaScript() ?? {}) as Values;
    for (const name of secretNames) {
      if (name in values && !isSecret(values[name])) {
        throw new Error(`${name} is not marked as a secret.`);
      }
    }
    return revealed(values) as Values;
  }

  loseEngine(): void {
    this.process.loseEngine();
  }

  async end(): Promise<void> {
    this.client.close();
    await this.process.end();
    this.log.close();
    if (this.process.prints.text) this.told.add(this.process.prints.text);
  }
}
