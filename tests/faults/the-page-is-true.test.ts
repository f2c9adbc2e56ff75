import { readFileSync } from "node:fs";
import { pageFile, pageText } from "./page";

// Every cell of it is held against what is seen by the other tests of this folder.
test("docs/faults.md says what the rules say", () => {
  const isFresh = readFileSync(pageFile, "utf8") === pageText();
  expect(isFresh ? "fresh" : "docs/faults.md is stale: run `make faults-page` and commit it.").toBe(
    "fresh",
  );
});
