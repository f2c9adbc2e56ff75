import { inspect } from "node:util";

const shown = "[secret]";

/**
 * The same object, whose `key` reads as ever but shows as `[secret]` in `util.inspect`, `console.log` and
 * `JSON.stringify`. What hides it is not enumerable, so copies and comparisons see the plain shape.
 */
export function hideFromOutput<T extends object>(value: T, key: keyof T): T {
  const { [key]: secret } = value;
  const redacted = () => ({ ...value, [key]: shown });
  return Object.defineProperties(value, {
    // `console.dir` asks nobody how to show an object. A getter it doesn't run.
    [key]: { get: () => secret, enumerable: true },
    toJSON: { value: redacted, enumerable: false },
    [inspect.custom]: { value: redacted, enumerable: false },
  });
}

/** `text` with every one of `secrets` taken out, for the parts of an error that the server wrote. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret !== "")
    .flatMap(asSent)
    .reduce((redacted, secret) => redacted.replaceAll(secret, shown), text);
}

/** What a server may quote: the value, or how it stood in a form's body, which a URL spells a little differently. */
function asSent(secret: string): string[] {
  // Half a character can't be sent.
  const value = secret.toWellFormed();
  return [secret, new URLSearchParams({ s: value }).toString().slice(2), encodeURIComponent(value)];
}
