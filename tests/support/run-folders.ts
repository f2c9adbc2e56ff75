import { join } from "node:path";

/** What one run of the tests leaves, until the next run. */
export const artifactsFolder = join(__dirname, "../../.artifacts");

/** Where the packed package and Pulumi's SDK are installed once, for all projects below it. */
export const sandboxFolder = join(artifactsFolder, "sandbox");

/** The folder of a usable `pulumi`, which `make test` finds or builds. */
export function engineFolder(): string {
  const folder = process.env.PULUMI_KEYCARD_ENGINE;
  if (folder) return folder;
  throw new Error(
    "PULUMI_KEYCARD_ENGINE is not set. Run `make test`, or set it to what `npm run --silent engine` prints.",
  );
}
