import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import type { Values } from "./wire";

/** Source: pulumi/pulumi sdk/go/common/resource/sig/sig.go. Written out here, so that ours can be wrong. */
const specialKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

export function secret(value: JavaScriptValue): JavaScriptValue {
  return { [specialKey]: secretSignature, value };
}

export function isSecret(value: JavaScriptValue | undefined): value is { value: JavaScriptValue } {
  return isObject(value) && value[specialKey] === secretSignature;
}

/** A value without the marks of secrets. */
export function revealed(value: JavaScriptValue): JavaScriptValue {
  if (isSecret(value)) return revealed(value.value);
  if (Array.isArray(value)) return value.map(revealed);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revealed(inner)]));
}

function isObject(value: JavaScriptValue | undefined): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
