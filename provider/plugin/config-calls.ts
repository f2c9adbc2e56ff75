import { isDeepStrictEqual } from "node:util";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { ProviderConfig } from "../host/provider-config";
import { diffResponse } from "./detailed-diff";
import type { PluginProcess } from "./plugin-process";
import { marked, type Received, received } from "./property-values";
import { checkFailure } from "./resource-calls";

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

  async checkConfig(request: messages.CheckRequest): Promise<messages.CheckResponse> {
    const news = received(request.getNews());
    const problem = new ProviderConfig(readFrom(news), this.#process.host).problem();
    const failures = problem ? [{ property: "", reason: problem }] : [];
    return new messages.CheckResponse()
      .setInputs(marked(news.values, new Set(["clientSecret"])))
      .setFailuresList(failures.map(checkFailure));
  }

  /** A change of configuration is never a reason to replace: what exists stays where it is. */
  async diffConfig(request: messages.DiffRequest): Promise<messages.DiffResponse> {
    const olds = received(request.getOldInputs()).values;
    const news = received(request.getNews()).values;
    const changes = [...new Set([...Object.keys(olds), ...Object.keys(news)])]
      .filter((property) => !isDeepStrictEqual(olds[property], news[property]))
      .map((property) => ({ property, replaces: false, certain: true }));
    return diffResponse({ changes, due: [], deleteBeforeReplace: false }, { olds, news });
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

function readFrom({ values }: Received) {
  return (key: string) => {
    const value = values[key];
    return typeof value === "string" ? value : undefined;
  };
}
