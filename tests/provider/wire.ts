import type { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Told } from "./told";

export type Values = Record<string, JavaScriptValue>;

export type ResourceType =
  | "ServiceAccountCredential"
  | "ServiceAccount"
  | "RotatingServiceAccountCredential"
  | "ServiceAccountCredentialSet";

export interface ProviderSettings {
  /** As in a stack's config, with the namespace: `keycard:clientId`. */
  config?: Record<string, string>;
  /** All that the process finds in its environment. */
  env?: Record<string, string>;
  /** Node's own options. */
  nodeOptions?: readonly string[];
  /** Which resource it is spoken to about. */
  type?: ResourceType;
}

/** A configured provider process behind one of the doors, and the form that property values have on their way. */
export interface Wire {
  readonly client: ResourceProviderClient;
  /** The resource's type as that door names it. */
  readonly token: string;
  /** What the user gets to see beside answers. */
  readonly told: Told;
  sent(values: Values): Struct;
  /** @throws Error where something is missing that the door owes the state */
  received(struct: Struct | undefined): Values;
  /** As where the engine is killed. */
  loseEngine(): void;
  end(): Promise<void>;
}
