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
  const decoded = parts.map(decoded_);
  if (parts.length !== form.split("/").length || decoded.some((part) => !part)) {
    throw new Error(
      `${JSON.stringify(id)} is not an id of the form ${form}, each part percent-encoded. ` +
        "Give it in that form; where a state holds it so, because it was edited there, put the former one back.",
    );
  }
  return decoded as string[];
}

function decoded_(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
