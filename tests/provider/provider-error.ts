import type { ServiceError } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Values } from "./wire";

/** What the engine would keep of a resource that exists, although a step of its life failed. */
export interface PartialFailure {
  id: string;
  outputs: Values;
  reasons: string[];
}

/** A step that failed, with the message that Pulumi shows at the resource. */
export class ProviderError extends Error {
  readonly code: number;
  // Private, because it holds the secret that is meant for the state, and errors are searched for secrets.
  readonly #partialFailure: PartialFailure | undefined;

  constructor({ code, details, metadata }: ServiceError, received: Receive) {
    super(details);
    this.code = code;
    const [bytes] = metadata.get("grpc-status-details-bin");
    this.#partialFailure = bytes instanceof Buffer ? partialFailureIn(bytes, received) : undefined;
  }

  get partialFailure(): PartialFailure | undefined {
    return this.#partialFailure;
  }
}

export type Receive = (properties: Struct | undefined) => Values;

function partialFailureIn(bytes: Buffer, received: Receive): PartialFailure | undefined {
  const [detail] = Status.deserializeBinary(bytes).getDetailsList();
  const failed = detail?.unpack(
    ErrorResourceInitFailed.deserializeBinary,
    "pulumirpc.ErrorResourceInitFailed",
  );
  if (!failed) return undefined;
  return {
    id: failed.getId(),
    outputs: received(failed.getProperties()),
    reasons: failed.getReasonsList(),
  };
}
