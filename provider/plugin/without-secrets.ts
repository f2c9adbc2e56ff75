import { withoutSteering } from "../../sdk/shown-text";
import { quoted } from "../engine/quoted";
import type { Received } from "./property-values";

/** A message without the values that the program marks as secrets: neither whole nor, of an id, in part. */
export function withoutSecrets(message: string, { values, secrets }: Received): string {
  return [...secrets]
    .flatMap((name) => textsIn(values[name]))
    .filter((text) => text !== "")
    .flatMap(formsOf)
    .reduce((text, shown) => withoutBeginnings(text.replaceAll(shown, "[secret]"), shown), message);
}

/** Takes what the program marks as secret out of a message. */
export type Hidden = (message: string) => string;

/** Hides the secrets of all that was received. */
export function hiding(...all: Received[]): Hidden {
  return (message) => all.reduce(withoutSecrets, message);
}

/** What is shorter stands in messages by chance. */
const repeatedMinLength = 8;

/** In our own words it is quoted; a server that repeats what it was sent does as it likes. */
function formsOf(text: string): string[] {
  const quotes = [JSON.stringify(text), quoted(text)];
  // An error of the client is shown so already.
  const ours = [...quotes, ...quotes.map(withoutSteering)];
  if (text.length < repeatedMinLength) return ours;
  const onOneLine = withoutSteering(text.replace(/\p{C}+/gu, " "));
  return [...ours, text, onOneLine, encodeURIComponent(text.toWellFormed())];
}

/** What is shorter may be anything's beginning. */
const beginningMinLength = 12;

/** What a server says is cut short, and a secret in it with it. */
function withoutBeginnings(message: string, secret: string): string {
  const [before = "", ...parts] =
    secret.length < beginningMinLength
      ? [message]
      : message.split(secret.slice(0, beginningMinLength));
  const rests = parts.map((part) => {
    let same = 0;
    while (same < part.length && part[same] === secret[beginningMinLength + same]) same++;
    return part.slice(same);
  });
  return [before, ...rests].join("[secret]");
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value, ...partsOf(value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Of an id, percent-encoded. */
function partsOf(id: string): string[] {
  try {
    return id.split("/").map(decodeURIComponent);
  } catch {
    return [];
  }
}
