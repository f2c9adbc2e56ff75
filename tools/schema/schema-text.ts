import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { packageSchema } from "../../provider/plugin/package-schema";

const root = resolve(__dirname, "../..");

export const schemaFile = join(root, "schema.json");

/** What `schema.json` has to say, with the version that `package.json` has now. */
export function schemaText(): string {
  const packageJson = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return `${JSON.stringify(packageSchema(packageJson), undefined, 2)}\n`;
}
