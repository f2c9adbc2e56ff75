import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { type LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { keepEvidence } from "../support/evidence";
import { Told } from "./told";

/** What the engine would show beside a resource. */
export interface LogEntry {
  severity: "info" | "warning" | "other";
  message: string;
  urn: string;
}

/** As much of an engine as a plugin logs to. */
export class EngineLog {
  readonly #server = new Server();
  readonly entries: LogEntry[] = [];
  readonly told = new Told();
  address = "";

  static async listening(): Promise<EngineLog> {
    const log = new EngineLog();
    log.#server.addService(EngineService, { log: log.#log });
    const port = await new Promise<number>((resolve, reject) => {
      log.#server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      );
    });
    log.address = `127.0.0.1:${port}`;
    return log;
  }

  close(): void {
    keepEvidence("engine-log", JSON.stringify(this.entries));
    this.#server.forceShutdown();
  }

  readonly #log = (
    { request }: ServerUnaryCall<LogRequest, Empty>,
    done: sendUnaryData<Empty>,
  ): void => {
    const message = request.getMessage();
    const severity = severities.get(request.getSeverity()) ?? "other";
    this.entries.push({ severity, message, urn: request.getUrn() });
    this.told.add(`${message}\n`);
    done(null, new Empty());
  };
}

const severities = new Map<LogSeverity, LogEntry["severity"]>([
  [LogSeverity.INFO, "info"],
  [LogSeverity.WARNING, "warning"],
]);
