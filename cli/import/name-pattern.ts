/** Whether a name matches a pattern as a whole; `*` stands for anything, and nothing else is special. */
export function namePattern(pattern: string): (name: string) => boolean {
  const literals = pattern.split("*").map((text) => text.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  const expression = new RegExp(`^${literals.join(".*")}$`, "su");
  return (name) => expression.test(name);
}
