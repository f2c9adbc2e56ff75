import { leakFinder } from "../support/leak-finder";

const secret = 'a secret/with "quotes" & more than 16 characters';

test.each<[string, string]>([
  ["plain", secret],
  ["JSON-escaped", JSON.stringify({ secret })],
  ["URL-encoded", encodeURIComponent(secret)],
  ["in hex", Buffer.from(secret).toString("hex")],
  ["in base64", Buffer.from(secret).toString("base64")],
  ["in base64 behind one byte", Buffer.from(`:${secret}`).toString("base64")],
  ["in base64 behind two bytes", Buffer.from(`id${secret}`).toString("base64")],
  ["in base64 behind an id", Buffer.from(`client:${secret}`).toString("base64")],
])("a secret is found %s", (_, text) => {
  expect(leakFinder(["another secret of the tests", secret])(`before ${text} after`)).not.toEqual(
    [],
  );
});

test("a text without one is clean", () => {
  expect(leakFinder([secret])("nothing to see in here, whatever one looks for")).toEqual([]);
});
