import { Metadata, type StatusObject, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { shownText } from "../../sdk/shown-text";
import { messageOf } from "../engine/message-of";
import type { PartialFailure } from "../engine/partial-failure";
import { marked } from "./property-values";

/** The engine asks for a resource type or a function that this provider doesn't have. */
export class UnknownToken extends Error {}

/** A partial failure with the properties that the state will hold. */
export class RecordedFailure extends Error {
  readonly id: string;
  readonly #properties: Struct;

  constructor(
    { id, outputs, message }: Omit<PartialFailure, "name">,
    secrets: ReadonlySet<string>,
  ) {
    super(shownText(message));
    this.id = id;
    this.#properties = marked(outputs, secrets);
  }

  /** A field would show secrets where the error is printed. */
  properties(): Struct {
    return this.#properties;
  }
}

/** An error as gRPC carries it: its message, and never a stack or a cause. */
export function statusOf(error: unknown): Partial<StatusObject> {
  const details = shownText(messageOf(error));
  if (error instanceof RecordedFailure) {
    return { code: status.UNKNOWN, details, metadata: recorded(error) };
  }
  return { code: error instanceof UnknownToken ? status.NOT_FOUND : status.UNKNOWN, details };
}

/** The engine keeps the resource in the state, with what went wrong, and the next `up` updates it. */
function recorded(failure: RecordedFailure): Metadata {
  const failed = new ErrorResourceInitFailed()
    .setId(failure.id)
    .setProperties(failure.properties())
    .setReasonsList([failure.message]);
  const detail = new Any();
  detail.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const whole = new Status()
    .setCode(status.UNKNOWN)
    .setMessage(failure.message)
    .setDetailsList([detail]);
  const metadata = new Metadata();
  metadata.set("grpc-status-details-bin", Buffer.from(whole.serializeBinary()));
  return metadata;
}
