import { withoutSteering } from "../../sdk/shown-text";
import { quoted } from "../engine/quoted";
import type { Received } from "./property-values";

/** A message without the values that the program marks as secrets: neither whole nor, of an id, in part. */
export function withoutSecrets(message: string, { values, secrets }: Received): string {
  const places = [...secrets]
    .flatMap((name) => textsIn(values[name]))
    .filter((text) => text !== "")
    .flatMap(formsOf)
    .flatMap((shown) => placesOf(shown, message))
    .sort((one, other) => one.from - other.from);
  let hidden = "";
  let end = 0;
  // Places overlap: a text stands in its quoted form, and the forms of one text may differ after a common beginning.
  for (const { from, to } of places) {
    if (from >= end) hidden += `${message.slice(end, from)}[secret]`;
    end = Math.max(end, to);
  }
  return hidden + message.slice(end);
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

interface Place {
  from: number;
  to: number;
}

/** Where a secret stands in a message: whole, or its beginning alone, as what a server says is cut short. */
function placesOf(secret: string, message: string): Place[] {
  const beginning = secret.slice(0, beginningMinLength);
  const places: Place[] = [];
  let from = message.indexOf(beginning);
  while (from !== -1) {
    let length = beginning.length;
    while (length < secret.length && message[from + length] === secret[length]) length++;
    places.push({ from, to: from + length });
    from = message.indexOf(beginning, from + 1);
  }
  return places;
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
