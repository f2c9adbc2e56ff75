const fingerprintLength = 16;

/**
 * Finds where one of the secrets stands in a text: plain, JSON-escaped, URL-encoded, in hex, or inside base64 at any
 * alignment. Compares windows of 16 characters, so that thousands of secrets cost one pass.
 */
export function leakFinder(secrets: readonly string[]): (text: string) => string[] {
  const fingerprints = new Map(
    secrets.flatMap((secret) =>
      Object.entries(forms(secret)).map(([form, value]) => [
        value.slice(0, fingerprintLength),
        form,
      ]),
    ),
  );
  return (text) => {
    const found: string[] = [];
    for (let start = 0; start + fingerprintLength <= text.length; start++) {
      const form = fingerprints.get(text.slice(start, start + fingerprintLength));
      if (form !== undefined) found.push(`a secret (${form}) at character ${start}`);
    }
    return found;
  };
}

/** Each at least a fingerprint long: the secrets of the tests have 20 characters and more. */
function forms(secret: string): Record<string, string> {
  const bytes = Buffer.from(secret);
  // What precedes the secret shifts its base64, and the first characters depend on what that is.
  const base64 = (shift: number) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .slice(shift === 0 ? 0 : 4);
  return {
    plain: secret,
    "JSON-escaped": JSON.stringify(secret).slice(1),
    "URL-encoded": encodeURIComponent(secret),
    hex: bytes.toString("hex"),
    "base64, aligned": base64(0),
    "base64, shifted by 1": base64(1),
    "base64, shifted by 2": base64(2),
  };
}
