const quotedMaxLength = 300;

/** A text in a message, in quotes; of a long one the beginning. */
export function quoted(text: string): string {
  if (text.length <= quotedMaxLength) return JSON.stringify(text);
  return `${JSON.stringify(text.slice(0, quotedMaxLength))}…`;
}
