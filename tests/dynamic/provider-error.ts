import type { ServiceError } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

/** What the engine would keep of a resource that exists, although a step of its life failed. */
export interface PartialFailure {
  id: string;
  outputs: Record<string, JavaScriptValue>;
  reasons: string[];
}

/** A step that failed, with the message that Pulumi shows at the resource. */
export class ProviderError extends Error {
  // Private, because it holds the secret that is meant for the state, and errors are searched for secrets.
  readonly #partialFailure: PartialFailure | undefined;

  constructor({ details, metadata }: ServiceError) {
    super(details);
    const [bytes] = metadata.get("grpc-status-details-bin");
    this.#partialFailure = bytes instanceof Buffer ? partialFailureIn(bytes) : undefined;
  }

  get partialFailure(): PartialFailure | undefined {
    return this.#partialFailure;
  }
}

function partialFailureIn(bytes: Buffer): PartialFailure | undefined {
  const [detail] = Status.deserializeBinary(bytes).getDetailsList();
  const failed = detail?.unpack(
    ErrorResourceInitFailed.deserializeBinary,
    "pulumirpc.ErrorResourceInitFailed",
  );
  if (!failed) return undefined;
  return {
    id: failed.getId(),
    outputs: failed.getProperties()?.toJavaScript() ?? {},
    reasons: failed.getReasonsList(),
  };
}
