const fingerprintLength = 16;
/** A filter so big that most of what looks like a secret's first characters is told from one without a look at more. */
const filterBits = 24;

/** A secret that was found: in what form, and at which byte. */
export interface Leak {
  form: string;
  start: number;
}

/**
 * Finds where one of the secrets stands in what was written, in any of its `forms`. Compares windows of 16 bytes, and
 * those only where the first four may be a secret's: thousands of secrets in all their forms cost one pass.
 */
export function leakFinder(secrets: readonly string[]): (written: Buffer | string) => Leak[] {
  const fingerprints = new Map<string, string>();
  const filter = new Uint8Array(1 << filterBits);
  for (const secret of secrets) {
    for (const [form, value] of Object.entries(forms(secret))) {
      const bytes = Buffer.from(value);
      if (bytes.length < fingerprintLength) {
        throw new Error("A secret is too short to be looked for: give it 20 characters or more.");
      }
      fingerprints.set(bytes.toString("latin1", 0, fingerprintLength), form);
      filter[slot(bytes.readUInt32BE())] = 1;
    }
  }
  return (written) => {
    const bytes = Buffer.from(written);
    const found: Leak[] = [];
    let four = 0;
    for (let end = 0; end < bytes.length; end++) {
      four = (four << 8) | (bytes[end] ?? 0);
      if (filter[slot(four)] === 0) continue;
      const start = end - 3;
      const form = fingerprints.get(bytes.toString("latin1", start, start + fingerprintLength));
      if (form !== undefined) found.push({ form, start });
    }
    return found;
  };
}

/** Multiplied by the golden ratio, so that all four bytes count. */
function slot(four: number): number {
  return Math.imul(four, 0x9e3779b1) >>> (32 - filterBits);
}

/** What a secret becomes on its way into a file: by printers, encoders, loggers, and in a process's memory. */
function forms(secret: string): Record<string, string | Buffer> {
  const bytes = Buffer.from(secret);
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  // Go's JSON encoder keeps a text safe for HTML.
  const inGoJson = inJson(secret).replace(
    /[<>&]/g,
    (char) => `\\u00${char.charCodeAt(0).toString(16)}`,
  );
  const hex = bytes.toString("hex");
  return {
    ...base64(bytes, "base64url"),
    ...base64(bytes, "base64"),
    "upper-case hex": hex.toUpperCase(),
    hex,
    "a printed buffer": hex.replace(/..(?!$)/g, "$& "),
    "UTF-16": Buffer.from(secret, "utf16le"),
    "URL-encoded": encodeURIComponent(secret),
    "in a form": new URLSearchParams({ s: secret }).toString().slice("s=".length),
    "JSON-escaped": inJson(secret),
    "JSON-escaped by Go": inGoJson,
    "JSON-escaped twice": inJson(inJson(secret)),
    // Last, as the others equal it where the secret has nothing to escape.
    plain: secret,
  };
}

/** What precedes a secret shifts its base64, and the first characters depend on what that is. */
function base64(bytes: Buffer, encoding: "base64" | "base64url"): Record<string, string> {
  const shifted = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString(encoding);
    return [`${encoding}, shifted by ${shift}`, encoded.slice(shift === 0 ? 0 : 4)];
  });
  return Object.fromEntries(shifted);
}
