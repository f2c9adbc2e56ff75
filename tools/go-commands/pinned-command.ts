import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { arch, platform } from "node:os";
import { join } from "node:path";

/** A command that a Go module of ours pins with all that it is built from. */
export interface PinnedCommand {
  /** The folder of that module. */
  module: string;
  /** The dependency that holds the command's sources. */
  dependency: string;
  package: string;
  version: string;
  oldestGo: string;
  /** How long one waits for the first build. */
  duration: string;
  /** The variable from which the command tells its version. */
  versionVariable?: string;
  /** What else than a build helps, for messages. */
  instead?: string;
}

export function pinCommand(pin: Omit<PinnedCommand, "version" | "oldestGo">): PinnedCommand {
  return {
    ...pin,
    version: pinnedIn(pin.module, pin.dependency).replace(/^v/, ""),
    oldestGo: pinnedIn(pin.module, "go"),
  };
}

/** Names a copy: it changes with everything that the copy is made from. */
export function copyKey(name: string, madeFrom: readonly (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const part of madeFrom) hash.update(part);
  return `${name}-${platform()}-${arch()}-${hash.digest("hex").slice(0, 12)}`;
}

export function sumsOf({ module }: PinnedCommand): Buffer[] {
  return ["go.mod", "go.sum"].map((name) => readFileSync(join(module, name)));
}

function pinnedIn(module: string, name: string): string {
  const file = join(module, "go.mod");
  const lines = readFileSync(file, "utf8").split("\n");
  const words = lines.map((line) =>
    line
      .replace(/^require /, "")
      .trim()
      .split(" "),
  );
  const version = words.find(([first]) => first === name)?.[1];
  if (!version) throw new Error(`${file} has no line for ${name}: restore it from git.`);
  return version;
}
