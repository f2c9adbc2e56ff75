import { rotatingServiceAccountCredential } from "../../provider/definitions/rotating-service-account-credential";
import type { RotatingCredentialState } from "../../provider/definitions/rotation/read-rotating";
import { dynamicProvider } from "../../provider/dynamic/dynamic-provider";
import type { HostProcess } from "../../provider/host/host-process";
import type { Held, ModelStack } from "./model-stack";

/** What the state holds of a credential, or of a creation that was interrupted: that has superseded none yet. */
export type RotatingOutputs = Omit<RotatingCredentialState, "previous"> &
  Partial<Pick<RotatingCredentialState, "previous">>;

export type RotatingStack = ModelStack<RotatingOutputs>;
export type HeldRotating = Held<RotatingOutputs>;

export function rotatingProvider(host: HostProcess) {
  return dynamicProvider(rotatingServiceAccountCredential, host);
}
