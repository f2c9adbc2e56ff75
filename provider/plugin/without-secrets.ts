import { withoutSteering } from "../../sdk/shown-text";
import { isMap } from "../engine/property";
import { quoted } from "../engine/quoted";
import { secretSignature, specialKey } from "../engine/special-value";
import type { Received } from "./property-values";

/** Takes what the program marks as secret out of a message: neither whole nor, of an id, in part does it show. */
export type Hidden = (message: string) => string;

/**
 * Hides the secrets of all that was received. They are looked for together: what two of them begin with alike would
 * hide the one and show the rest of the other.
 *
 * @param telling the properties whose keys are as secret as their values
 */
export function hiding(all: readonly Received[], telling: readonly string[] = []): Hidden {
  // A set has thousands of secrets, and most steps have nothing to tell.
  let forms: Set<string> | undefined;
  return (message) => {
    forms ??= new Set(all.flatMap((one) => secretTexts(one, telling)).flatMap(formsOf));
    return withoutForms(message, forms);
  };
}

function withoutForms(message: string, forms: ReadonlySet<string>): string {
  const places = [...forms]
    .flatMap((form) => placesOf(form, message))
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

/** What is shorter stands in messages by chance. */
const repeatedMinLength = 8;

/** In our own words it is quoted; a server that repeats what it was sent does as it likes. */
function formsOf(text: string): string[] {
  const quotes = [JSON.stringify(text), quoted(text)];
  // An error of the client is shown so already.
  const ours = [...quotes, ...quotes.map(withoutSteering)];
  if (text.length < repeatedMinLength) return ours;
  const onOneLine = withoutSteering(text.replace(/\p{C}+/gu, " "));
  const inUrl = encodeURIComponent(text.toWellFormed());
  return [...ours, text, onOneLine, inUrl, inUrl.replaceAll("'", "%27")];
}

function secretTexts({ marked }: Received, telling: readonly string[]): string[] {
  return [...marked]
    .flatMap(([name, value]) => markedTexts(value, telling.includes(name)))
    .filter((text) => text !== "");
}

/** Of what is marked as secret, however deep, and nothing beside it. */
function markedTexts(value: unknown, withKeys: boolean): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => markedTexts(item, withKeys));
  if (!isMap(value)) return [];
  if (value[specialKey] === secretSignature) return textsIn(value.value, withKeys);
  return Object.values(value).flatMap((inner) => markedTexts(inner, withKeys));
}

function textsIn(value: unknown, withKeys: boolean): string[] {
  if (typeof value === "string") return [value, ...partsOf(value)];
  if (typeof value !== "object" || value === null) return [];
  const keys = withKeys ? Object.keys(value) : [];
  return [...keys, ...Object.values(value).flatMap((inner) => textsIn(inner, withKeys))];
}

/** Of an id, percent-encoded. */
function partsOf(id: string): string[] {
  try {
    return id.split("/").map(decodeURIComponent);
  } catch {
    return [];
  }
}
