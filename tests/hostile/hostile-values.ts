import fc from "fast-check";

/** Source: pulumi/pulumi sdk/go/common/resource/sig/sig.go. Written out here, so that ours can be wrong. */
const specialKey = "4dabf18193072939515e22adb298388d";
const signatures = [
  "1b47061264138c4ac30d75fd1eb44270",
  "c44067f5952c0a294b673a41bacd8c17",
  "0def7320c3a5731c473e5ecbe6d01bc7",
  "5cf8f73096256a8f31e491e813e4eb8e",
  "d0e6a833031e9bbcd3f4e8bde6ca49a4",
  "no signature of Pulumi's",
];

export const unknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What leads elsewhere where it is pasted into a path, a header, a terminal or a prototype. */
const oddTexts = [
  "",
  " ",
  ".",
  "..",
  "...",
  "../",
  "../../admin",
  "..\\..\\admin",
  "%2e%2e",
  "%2E%2E%2F",
  "%2f",
  "%252f",
  "%00",
  "%",
  "%ff",
  "/",
  "//",
  "//evil.example",
  "\\\\evil.example\\",
  "https://evil.example/",
  "@evil.example",
  "a/b/c/d/e",
  "acme/agents",
  "acme/agents/ci",
  "?",
  "?a=b",
  "#",
  ";",
  ":",
  "a?b#c",
  "\u2215",
  "\u2044",
  "\uff0f",
  "\uff0e\uff0e",
  "\u0000",
  "a\u0000b",
  "\r\n",
  "a\r\nX-Evil: 1\r\n\r\n",
  "\u001b[2J\u001b]0;title\u0007",
  "\u009b2J",
  "\u202etxt.exe",
  "\u2028",
  "\ufeff",
  "\ud83d\ude00".repeat(130),
  `${"a".repeat(254)}\ud83d\ude00`,
  "a".repeat(256),
  "a".repeat(501),
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "null",
  "undefined",
  "NaN",
  "-1",
  "1e999",
  unknownString,
  specialKey,
  ...signatures,
];

const loneSurrogates = ["\ud800", "\udc00", "a\udfffb", "\udc00\ud800"];

/** A string of UTF-16 as it comes, halves of characters included. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units));

const big = fc
  .constantFrom("a", "\u001b", "../", "😀", '"')
  .map((text) => text.repeat(10_000_000 / text.length));

/** Strings that mean harm. */
export const hostileText = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 6, arbitrary: fc.constantFrom(...loneSurrogates) },
  { weight: 20, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
  { weight: 10, arbitrary: anyUnits },
  {
    weight: 10,
    arbitrary: fc
      .tuple(fc.constantFrom(...oddTexts), fc.constantFrom(...oddTexts))
      .map((two) => two.join("")),
  },
  { weight: 1, arbitrary: big },
);

/** The same for a wire: of 10 MB the tests' own encoder takes seconds, and not the provider. */
export const sendableText = hostileText.map((text) => text.slice(0, 1_000_000));

/** The same, without those that take their time. */
export const shortHostileText = hostileText.map((text) => text.slice(0, 2_000));

/** Keys of maps that mean harm. */
export const hostileKey = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "valueOf",
    specialKey,
    "value",
    "",
    "id",
  ),
  shortHostileText,
);

const number = fc.constantFrom(
  0,
  -0,
  -1,
  1,
  0.5,
  1e-300,
  1e300,
  2 ** 53,
  Number.NaN,
  Infinity,
  -Infinity,
);

const leaf = fc.oneof(shortHostileText, number, fc.boolean(), fc.constant(null));

/** An object with own keys, `__proto__` among them where it is one. */
export function record<T>(
  keys: fc.Arbitrary<string>,
  values: fc.Arbitrary<T>,
): fc.Arbitrary<Record<string, T>> {
  return fc
    .array(fc.tuple(keys, values), { maxLength: 4 })
    .map((entries) => Object.fromEntries(entries));
}

const special = fc
  .tuple(
    fc.constantFrom(...signatures),
    record(fc.constantFrom("value", "secret", "dependencies", "text", "hash", "urn"), leaf),
  )
  .map(([signature, rest]) => ({ ...rest, [specialKey]: signature }));

/** Property values of any kind, as JSON has them and as Pulumi marks them. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: sendableText },
  { weight: 5, arbitrary: leaf },
  { weight: 2, arbitrary: fc.array(leaf, { maxLength: 4 }) },
  {
    weight: 3,
    arbitrary: record(
      hostileKey,
      fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), record(hostileKey, leaf)),
    ),
  },
  { weight: 2, arbitrary: special },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 40 })
      .chain((depth) => leaf.map((inner) => nested(inner, depth))),
  },
  {
    weight: 1,
    arbitrary: fc.constant(null).map(() => Array.from({ length: 20_000 }, (_, n) => n)),
  },
);

/** The usual properties, of which up to three are missing, or anything, or such that there aren't. */
export function hostileProperties(
  usual: Record<string, unknown>,
): fc.Arbitrary<Record<string, unknown>> {
  const names = fc.constantFrom(...Object.keys(usual));
  const change: fc.Arbitrary<[string, unknown]> = fc.oneof(
    { weight: 8, arbitrary: fc.tuple(names, hostileValue) },
    { weight: 8, arbitrary: fc.tuple(names, shortHostileText) },
    { weight: 3, arbitrary: fc.tuple(names, fc.constant(undefined)) },
    { weight: 1, arbitrary: fc.tuple(hostileKey, hostileValue) },
  );
  return fc.array(change, { maxLength: 3 }).map((changes) => {
    const entries = [...Object.entries(usual), ...changes];
    return Object.fromEntries(
      Object.entries(Object.fromEntries(entries)).filter(([, value]) => value !== undefined),
    );
  });
}

export function nested(inner: unknown, depth: number): unknown {
  let value = inner;
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { inner: value };
  return value;
}
