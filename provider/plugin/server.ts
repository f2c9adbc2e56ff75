import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { IsHeard, Service } from "./service";
import { statusOf } from "./status";

/** The methods that are served. gRPC answers all others with UNIMPLEMENTED. */
const served = [
  "handshake",
  "attach",
  "getPluginInfo",
  "checkConfig",
  "diffConfig",
  "configure",
  "check",
  "diff",
  "create",
  "read",
  "update",
  "delete",
  "cancel",
] as const satisfies readonly (keyof Service)[];

/** What the engine sends and takes is as large as the user's state. */
const unlimited = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };

/** A server on a free port, for this machine alone. @param service is asked for with the first call */
export async function listen(service: () => Service): Promise<{ server: Server; port: number }> {
  const server = new Server(unlimited);
  const methods = served.map((name) => [name, unary(name, service)]);
  server.addService(
    ResourceProviderService,
    Object.fromEntries(methods) as UntypedServiceImplementation,
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { server, port };
}

type AnyMethod = (request: unknown, isHeard: IsHeard) => Promise<unknown>;

function unary(
  name: (typeof served)[number],
  service: () => Service,
): handleUnaryCall<unknown, unknown> {
  return async (call, callback) => {
    try {
      const method = service()[name] as AnyMethod;
      callback(null, await method(call.request, () => !call.cancelled));
    } catch (error) {
      callback(statusOf(error));
    }
  };
}
