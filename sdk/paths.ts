/** A path below the base URL, every part of it percent-encoded: `` path`/a/${id}` ``. */
export function path(literals: TemplateStringsArray, ...parts: string[]): string {
  return String.raw({ raw: literals.raw }, ...parts.map(encodeURIComponent));
}
