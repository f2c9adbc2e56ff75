/**
 * How Pulumi marks an object as something special in JSON and on the wire: this key, with one of these values.
 * Source: pulumi/pulumi sdk/go/common/resource/sig/sig.go.
 */
export const specialKey = "4dabf18193072939515e22adb298388d";
export const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
/** An output that knows whether it is known and secret. */
export const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** A value that is a secret wherever it is kept or shown. */
export function secret<T>(value: T): { [specialKey]: string; value: T } {
  return { [specialKey]: secretSignature, value };
}
