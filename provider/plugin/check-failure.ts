import { CheckFailure } from "@pulumi/pulumi/proto/provider_pb";
import type { Failure } from "../engine/definition";

export function checkFailure({ property, reason }: Failure): CheckFailure {
  return new CheckFailure().setProperty(property).setReason(reason);
}
