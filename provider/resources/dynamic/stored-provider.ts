/**
 * What the state keeps of a resource's provider: text that requires a subpath of this package, and is evaluated in the
 * project's folder. Hand-written, because by-value capture stores kilobytes of code that refresh and destroy go on
 * running after an upgrade (pulumi/pulumi#16826, #6238).
 */
export function storedProvider(subpath: string): string {
  return `exports.handler=()=>require("pulumi-keycard/${subpath}")`;
}
