import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { shownText } from "../../sdk/shown-text";

/** Tells the user something through the engine, which shows it beside the resource. */
export class EngineLog {
  #client: EngineClient | undefined;

  /** @param address where the engine listens */
  attach(address: string): void {
    this.#client?.close();
    // The engine is on this machine. gRPC's client would go to it by the proxy of http_proxy, unencrypted.
    const options = { "grpc.enable_http_proxy": 0 };
    this.#client = new EngineClient(address, credentials.createInsecure(), options);
  }

  info(message: string, urn: string): void {
    this.#log(LogSeverity.INFO, message, urn);
  }

  warn(message: string, urn: string): void {
    this.#log(LogSeverity.WARNING, message, urn);
  }

  #log(severity: LogSeverity, message: string, urn: string): void {
    const request = new LogRequest()
      .setSeverity(severity)
      .setMessage(shownText(message))
      .setUrn(urn);
    // Where no engine listens there is nobody to tell.
    this.#client?.log(request, () => {});
  }
}
