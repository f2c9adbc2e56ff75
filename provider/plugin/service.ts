import type { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import type * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { version } from "../../package.json";
import { type HostProcess, hostProcess } from "../host/host-process";
import { ConfigCalls } from "./config-calls";
import { FunctionCalls } from "./function-calls";
import { PluginProcess } from "./plugin-process";
import { ResourceCalls } from "./resource-calls";

/** Whether the engine still waits for the answer to a call. */
export type IsHeard = () => boolean;

/** What answers the engine, method by method of `pulumirpc.ResourceProvider`. */
export class Service {
  readonly #process: PluginProcess;
  readonly #config: ConfigCalls;
  readonly #resources: ResourceCalls;
  readonly #functions: FunctionCalls;

  constructor(host: HostProcess = hostProcess) {
    this.#process = new PluginProcess(host);
    this.#config = new ConfigCalls(this.#process);
    this.#resources = new ResourceCalls(this.#process);
    this.#functions = new FunctionCalls(this.#process);
  }

  handshake = (request: messages.ProviderHandshakeRequest) => this.#config.handshake(request);

  /** For a process that was started by hand: `PULUMI_DEBUG_PROVIDERS`. */
  attach = async (request: PluginAttach) => {
    this.#process.log.attach(request.getAddress());
    return new Empty();
  };

  getPluginInfo = async () => new PluginInfo().setVersion(version);

  getSchema = () => this.#config.getSchema();

  checkConfig = (request: messages.CheckRequest) => this.#config.checkConfig(request);
  diffConfig = (request: messages.DiffRequest) => this.#config.diffConfig(request);
  configure = (request: messages.ConfigureRequest) => this.#config.configure(request);

  check = (request: messages.CheckRequest) => this.#resources.check(request);
  diff = (request: messages.DiffRequest) => this.#resources.diff(request);
  create = (request: messages.CreateRequest, isHeard: IsHeard) =>
    this.#resources.create(request, isHeard);
  read = (request: messages.ReadRequest) => this.#resources.read(request);
  update = (request: messages.UpdateRequest) => this.#resources.update(request);
  delete = async (request: messages.DeleteRequest) => {
    await this.#resources.delete(request);
    return new Empty();
  };

  invoke = (request: messages.InvokeRequest) => this.#functions.invoke(request);

  /** Comes with Ctrl-C, and at the end of every command as well. */
  cancel = async () => {
    this.#process.interruption.interrupt();
    return new Empty();
  };
}
