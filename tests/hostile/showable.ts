import { keepEvidence } from "../support/evidence";

/** A message that is longer buries what it says. */
const messageMaxLength = 20_000;

// What rewrites a terminal, or the order of what is read; a line's end or a tab is fine.
const steering = /(?![\n\t])[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/u;

const shown: string[] = [];
afterAll(() => keepEvidence("hostile", shown.splice(0).join("\n")));

/** Fails unless a text that the user is shown is short enough, steers no terminal and holds no secret. */
export function expectShowable(text: string, secrets: readonly string[] = []): void {
  shown.push(text.slice(0, messageMaxLength));
  const steers = steering.exec(text);
  if (steers) {
    const around = text.slice(Math.max(0, steers.index - 80), steers.index + 20);
    throw new Error(`A message holds a control character: ${JSON.stringify(around)}`);
  }
  if (text.length > messageMaxLength) {
    throw new Error(`A message has ${text.length} characters: ${text.slice(0, 300)}`);
  }
  if (secrets.some((secret) => text.includes(secret))) {
    throw new Error(`A message holds a secret: ${text.slice(0, 300)}`);
  }
}
