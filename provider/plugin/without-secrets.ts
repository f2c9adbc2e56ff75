import { withoutSteering } from "../../sdk/shown-text";
import { quoted } from "../engine/quoted";
import type { Received } from "./property-values";

/** A message without the values that the program marks as secrets: neither whole nor, of an id, in part. */
export function withoutSecrets(message: string, { values, secrets }: Received): string {
  return [...secrets]
    .flatMap((name) => textsIn(values[name]))
    .filter((text) => text !== "")
    .flatMap(formsOf)
    .reduce((text, shown) => text.replaceAll(shown, "[secret]"), message);
}

/** What is shorter stands in messages by chance. */
const repeatedMinLength = 8;

/** In our own words it is quoted; a server that repeats what it was sent does as it likes. */
function formsOf(text: string): string[] {
  const quotes = [JSON.stringify(text), quoted(text)];
  // An error of the client is shown so already.
  const ours = [...quotes, ...quotes.map(withoutSteering)];
  if (text.length < repeatedMinLength) return ours;
  const onOneLine = text.replace(/\p{C}+/gu, " ");
  return [...ours, text, onOneLine, encodeURIComponent(text.toWellFormed())];
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
