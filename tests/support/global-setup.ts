import { mkdir } from "node:fs/promises";
import { installPackages, packPackage } from "../../tools/project/install-package";
import { startEvidence } from "./evidence";
import { sandboxFolder } from "./run-folders";

/** Starts a new collection of evidence, and installs the packed package where projects of the tests live. */
async function setUp(): Promise<void> {
  startEvidence();
  await mkdir(sandboxFolder, { recursive: true });
  const tarball = await packPackage(sandboxFolder);
  await installPackages(
    sandboxFolder,
    tarball,
    "@pulumi/pulumi@~3.270.0",
    "typescript@~5.9.0",
    "@types/node@^22",
  );
}

export = setUp;
