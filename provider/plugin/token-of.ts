export const packageName = "keycard";

/** The token of a resource, function or type of the package. */
export function tokenOf(name: string): string {
  return `${packageName}:index:${name}`;
}
