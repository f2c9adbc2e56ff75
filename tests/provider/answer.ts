import type { ServiceError } from "@grpc/grpc-js";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { ProviderError, type Receive } from "./provider-error";
import type { Values } from "./wire";

type Done<Response> = (error: ServiceError | null, response: Response) => void;

/** The answer to a call. @throws ProviderError */
export function answer<Response>(
  send: (done: Done<Response>) => void,
  received: Receive = asSent,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    send((error, response) =>
      error ? reject(new ProviderError(error, received)) : resolve(response),
    );
  });
}

function asSent(properties: Struct | undefined): Values {
  return (properties?.toJavaScript() ?? {}) as Values;
}
