import { randomUUID } from "node:crypto";
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { constants, gunzipSync } from "node:zlib";
import { leakFinder } from "./leak-finder";
import { artifactsFolder, sandboxFolder } from "./run-folders";
import { addToSummary } from "./summary";

/** What a test run prints, writes and throws is kept in here, and searched for secrets when it has ended. */
const evidenceFolder = join(artifactsFolder, "evidence");
const secretsFile = join(artifactsFolder, "secrets.txt");

export function startEvidence(): void {
  rmSync(artifactsFolder, { recursive: true, force: true });
  mkdirSync(evidenceFolder, { recursive: true });
  writeFileSync(secretsFile, "");
}

/** Text that a user may come to see. */
export function keepEvidence(kind: string, text: string): void {
  writeFileSync(join(evidenceFolder, `${kind}-${randomUUID()}.txt`), text);
}

/** What must not be found in any evidence. */
export function keepSecrets(secrets: readonly string[]): void {
  appendFileSync(secretsFile, secrets.map((secret) => `${JSON.stringify(secret)}\n`).join(""));
}

/** The error that `promise` is rejected with, kept as evidence in every form it may be printed in. */
export async function errorOf(promise: PromiseLike<unknown>): Promise<Error> {
  const outcome = await Promise.resolve(promise).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof Error)) throw new Error(`Expected an Error, got ${inspect(outcome)}.`);
  const forms = [inspect(outcome, { depth: null, showHidden: true }), JSON.stringify(outcome)];
  keepEvidence("error", [String(outcome), outcome.stack, ...forms].join("\n"));
  return outcome;
}

/** Searches all evidence of the run, and all that Pulumi wrote: stack files, their backups, history, config. */
export function assertNoLeaks(): void {
  const secrets = readFileSync(secretsFile, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const files = [...filesBelow(evidenceFolder), ...filesBelow(sandboxFolder)];
  const leaksIn = leakFinder(secrets);
  const leaks = files.flatMap((file) =>
    leaksIn(unpacked(readFileSync(file))).map(
      (leak) => `${file}: a secret (${leak.form}) at byte ${leak.start}`,
    ),
  );
  if (leaks.length > 0) throw new Error(`Secrets in what the tests left:\n${leaks.join("\n")}`);
  addToSummary("leaks", {
    "secrets looked for": secrets.length,
    "places scanned": files.length,
    found: 0,
  });
}

/** State files, profiles and the packed package may be compressed, and cut off where a process was killed. */
export function unpacked(content: Buffer): Buffer {
  const isGzip = content[0] === 0x1f && content[1] === 0x8b;
  return isGzip ? gunzipSync(content, { finishFlush: constants.Z_SYNC_FLUSH }) : content;
}

/** Beside packages as npm has installed them, before there was a secret. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
    .map((entry) => join(entry.parentPath, entry.name));
}
