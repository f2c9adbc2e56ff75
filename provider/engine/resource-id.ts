import { quoted } from "./quoted";

/** A Pulumi id made of the API's ids, each percent-encoded, so that a slash in one of them can't shift the others. */
export function formatId(...parts: string[]): string {
  return parts.map(encodeURIComponent).join("/");
}

/**
 * The API's ids of a Pulumi id.
 *
 * @param form what the id looks like, as in `<organization>/<service account>`
 * @throws Error that says which form is expected
 */
export function parseId(id: string, form: string): string[] {
  const parts = id.split("/");
  const isOfForm = parts.length === form.split("/").length;
  const decoded = isOfForm ? parts.map(decoded_) : [];
  if (!isOfForm || decoded.includes(undefined)) {
    throw new Error(
      `${quoted(id)} is not an id of the form ${form}, each part percent-encoded. ` +
        "Give it in that form; where a state holds it so, because it was edited there, put the former one back.",
    );
  }
  return decoded as string[];
}

/** Undefined for what no id of the API is: nothing at all, or half a character. */
function decoded_(part: string): string | undefined {
  try {
    return part !== "" && part.isWellFormed() ? decodeURIComponent(part) : undefined;
  } catch {
    return undefined;
  }
}
