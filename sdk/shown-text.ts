const shownMaxLength = 16_000;
const tailLength = 4_000;
const leftOut = " […] ";

/** What rewrites a terminal or the order of what is read, and halves of characters. Not a line's end, nor a tab. */
const steering = /(?![\n\t])[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/gu;

/**
 * A message as it is shown: nothing in it steers a terminal, and of one that quotes something huge the middle is left
 * out. gRPC can't carry halves of characters, nor any length.
 */
export function shownText(text: string): string {
  return shortened(withoutSteering(shortened(text))).toWellFormed();
}

/** What steers a terminal, as its escape in JSON. */
export function withoutSteering(text: string): string {
  return text.replace(steering, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function shortened(text: string): string {
  if (text.length <= shownMaxLength) return text;
  const head = text.slice(0, shownMaxLength - tailLength - leftOut.length);
  return head + leftOut + text.slice(-tailLength);
}
