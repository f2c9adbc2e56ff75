import { readFileSync } from "node:fs";
import { schemaFile, schemaText } from "../../tools/schema/schema-text";

test("schema.json says what the definitions say", () => {
  const isFresh = readFileSync(schemaFile, "utf8") === schemaText();
  expect(isFresh ? "fresh" : "schema.json is stale: run `make schema` and commit it.").toBe(
    "fresh",
  );
});
