import { writeFileSync } from "node:fs";
import { schemaFile, schemaText } from "./schema-text";

writeFileSync(schemaFile, schemaText());
