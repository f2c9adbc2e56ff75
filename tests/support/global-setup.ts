import { mkdir } from "node:fs/promises";
import { installPackage } from "../../tools/project/install-package";
import { startEvidence } from "./evidence";
import { sandboxFolder } from "./run-folders";
import { startSummary } from "./summary";

/** Starts a new collection of evidence, and installs the packed package where projects of the tests live. */
async function setUp(): Promise<void> {
  startEvidence();
  startSummary();
  await mkdir(sandboxFolder, { recursive: true });
  await installPackage(sandboxFolder);
}

export = setUp;
