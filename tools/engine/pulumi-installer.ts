import { createRequire } from "node:module";
import { PulumiCommand } from "@pulumi/pulumi/automation";

// The installer takes a version of the semver that @pulumi/pulumi itself uses.
const { SemVer } = createRequire(require.resolve("@pulumi/pulumi"))("semver");
const [version, root = ""] = process.argv.slice(2);

PulumiCommand.install({ version: new SemVer(version), root }).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
