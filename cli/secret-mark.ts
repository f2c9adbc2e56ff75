/** How Pulumi marks an object as a secret in JSON: this key with this value. Source: sdk/go/common/resource/sig.go. */
export const secretKey = "4dabf18193072939515e22adb298388d";
export const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
