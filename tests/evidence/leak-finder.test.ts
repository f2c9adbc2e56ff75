import { inspect } from "node:util";
import { leakFinder } from "../support/leak-finder";

// 0xfb and 0xff bytes are what base64 and base64url spell differently.
const secret = 'a secret/with "quotes" & more than 16 characters, and ÿûÿ';
const bytes = Buffer.from(secret);

test.each<[string, string | Buffer]>([
  ["plain", secret],
  ["JSON-escaped", JSON.stringify({ secret })],
  ["JSON-escaped in JSON", JSON.stringify({ log: JSON.stringify({ secret }) })],
  ["JSON-escaped by Go", JSON.stringify({ secret }).replaceAll("&", "\\u0026")],
  ["URL-encoded", encodeURIComponent(secret)],
  ["in a form's body", new URLSearchParams({ client_secret: secret }).toString()],
  ["in hex", bytes.toString("hex")],
  ["in upper-case hex", bytes.toString("hex").toUpperCase()],
  ["as a buffer that was printed", inspect(bytes)],
  ["in UTF-16", Buffer.from(secret, "utf16le")],
  ...(["base64", "base64url"] as const).flatMap((encoding) =>
    ["", ":", "id", "client:"].map((before): [string, string] => [
      `in ${encoding} behind ${before.length} bytes`,
      Buffer.from(before + secret).toString(encoding),
    ]),
  ),
])("a secret is found %s", (_, text) => {
  const written = Buffer.concat([Buffer.from("before "), Buffer.from(text), Buffer.from(" after")]);
  expect(leakFinder(["another secret of the tests", secret])(written)).not.toEqual([]);
});

test("a text without one is clean", () => {
  expect(leakFinder([secret])("nothing to see in here, whatever one looks for")).toEqual([]);
});

test("where it stands and in which form is told, and not what it is", () => {
  const found = leakFinder([secret])(`${secret}, ${bytes.toString("hex")}`);
  expect(found.map(({ form, start }) => `a secret (${form}) at byte ${start}`)).toEqual([
    "a secret (plain) at byte 0",
    `a secret (hex) at byte ${bytes.length + ", ".length}`,
  ]);
});

test("a secret that is too short to be found is refused", () => {
  expect(() => leakFinder(["short"])).toThrow("too short to be looked for");
});
