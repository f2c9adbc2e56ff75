import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { CallsUnderWay } from "./calls-under-way";
import type { IsHeard, Service } from "./service";
import { statusOf } from "./status";

/** The methods that are served. gRPC answers all others with UNIMPLEMENTED. */
const served = [
  "handshake",
  "attach",
  "getPluginInfo",
  "getSchema",
  "checkConfig",
  "diffConfig",
  "configure",
  "check",
  "diff",
  "create",
  "read",
  "update",
  "delete",
  "invoke",
  "cancel",
] as const satisfies readonly (keyof Service)[];

/** What the engine sends and takes is as large as the user's state. */
const unlimited = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };

/**
 * Listens on a free port, for this machine alone.
 *
 * @param service is asked for with each call
 */
export async function listen(
  service: () => Service,
): Promise<{ port: number; calls: CallsUnderWay }> {
  const server = new Server(unlimited);
  const calls = new CallsUnderWay();
  const methods = served.map((name) => [name, unary(name, service, calls)]);
  const implementation: UntypedServiceImplementation = Object.fromEntries(methods);
  server.addService(ResourceProviderService, implementation);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { port, calls };
}

type AnyMethod = (request: unknown, isHeard: IsHeard) => Promise<unknown>;

function unary(
  name: (typeof served)[number],
  service: () => Service,
  calls: CallsUnderWay,
): handleUnaryCall<unknown, unknown> {
  return (call, callback) =>
    calls.during(async () => {
      try {
        const method = service()[name] as AnyMethod;
        callback(null, await method(call.request, () => !call.cancelled));
      } catch (error) {
        callback(statusOf(error));
      }
    });
}
