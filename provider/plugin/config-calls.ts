import { isDeepStrictEqual } from "node:util";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import schema from "../../schema.json";
import { providerProperties } from "../definitions/provider-properties";
import { asTold } from "../engine/as-told";
import { checkArguments } from "../engine/check-arguments";
import type { RawValues } from "../engine/definition";
import { secretNames } from "../engine/property";
import { ProviderConfig } from "../host/provider-config";
import { checkFailures } from "./check-failures";
import { diffResponse } from "./detailed-diff";
import type { PluginProcess } from "./plugin-process";
import { marked, type Received, received } from "./property-values";

const capabilities = { secrets: true, outputs: true, resources: false, autonaming: true };

/** What the engine asks of the provider itself, and not of a resource. */
export class ConfigCalls {
  readonly #process: PluginProcess;

  constructor(process: PluginProcess) {
    this.#process = process;
  }

  async handshake(
    request: messages.ProviderHandshakeRequest,
  ): Promise<messages.ProviderHandshakeResponse> {
    this.#process.log.attach(request.getEngineAddress());
    return new messages.ProviderHandshakeResponse()
      .setAcceptSecrets(capabilities.secrets)
      .setAcceptOutputs(capabilities.outputs)
      .setAcceptResources(capabilities.resources)
      .setSupportsAutonamingConfiguration(capabilities.autonaming);
  }

  async getSchema(): Promise<messages.GetSchemaResponse> {
    return new messages.GetSchemaResponse().setSchema(JSON.stringify(schema));
  }

  async checkConfig(request: messages.CheckRequest): Promise<messages.CheckResponse> {
    const news = received(request.getNews());
    const { host } = this.#process;
    const config = new ProviderConfig(readFrom(news), host);
    const { failures } = checkArguments(ofProvider, {
      given: withoutEngineKeys(news.values),
      defaults: config.defaults,
    });
    const problem = failures.length === 0 ? config.problem() : undefined;
    const all = problem ? [{ property: "", reason: problem }] : failures.map(asTold(ofProvider));
    return new messages.CheckResponse()
      .setInputs(marked(news.values, secretConfig))
      .setFailuresList(checkFailures(all, news));
  }

  /** A change of configuration is never a reason to replace: what exists stays where it is. */
  async diffConfig(request: messages.DiffRequest): Promise<messages.DiffResponse> {
    const olds = received(request.getOldInputs()).values;
    const news = received(request.getNews()).values;
    const changes = [...new Set([...Object.keys(olds), ...Object.keys(news)])]
      .filter((property) => !isDeepStrictEqual(olds[property], news[property]))
      .map((property) => ({ property, replaces: false, certain: true }));
    return diffResponse({ changes, due: [] }, { olds, news });
  }

  async configure(request: messages.ConfigureRequest): Promise<messages.ConfigureResponse> {
    const args = received(request.getArgs());
    this.#process.configure(readFrom(args));
    return new messages.ConfigureResponse()
      .setSupportspreview(true)
      .setAcceptsecrets(capabilities.secrets)
      .setAcceptoutputs(capabilities.outputs)
      .setAcceptresources(capabilities.resources)
      .setSupportsAutonamingConfiguration(capabilities.autonaming);
  }
}

const ofProvider = {
  name: "the provider",
  inputs: providerProperties,
  outputs: {},
  normalize: (inputs: RawValues) => ({ inputs, failures: [] }),
};

const secretConfig = new Set(secretNames(providerProperties));

/** What the engine keeps beside a provider's own configuration. */
const engineKeys = ["version", "pluginDownloadURL", "__internal"];

function withoutEngineKeys(values: RawValues): RawValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !engineKeys.includes(name)));
}

function readFrom({ values }: Received) {
  return (key: string) => {
    const value = values[key];
    return typeof value === "string" ? value : undefined;
  };
}
