import { accessSync, constants, lstatSync, mkdirSync } from "node:fs";
import { homedir, platform, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { ToolRun } from "./tool-run";

/** Where a copy with this key may stand from an earlier run. */
export function cachedCopies(env: NodeJS.ProcessEnv, key: string): string[] {
  const fallback = temporaryCache();
  // Anyone can make a folder in the system's temporary one, and what lies here gets executed.
  const caches = isOurs(fallback) ? [userCache(env), fallback] : [userCache(env)];
  return caches.map((cache) => join(cache, key));
}

export function writableCache({ env, report }: ToolRun): string {
  const cache = userCache(env);
  try {
    mkdirSync(cache, { recursive: true });
    accessSync(cache, constants.W_OK);
    return cache;
  } catch (error) {
    const fallback = temporaryCache();
    report(`${cache} can't be written (${(error as Error).message}): using ${fallback} instead`);
    mkdirSync(fallback, { recursive: true, mode: 0o700 });
    if (isOurs(fallback)) return fallback;
    throw new Error(
      `${fallback} belongs to another user or is open to others: remove it, or set PULUMI_KEYCARD_ENGINE_CACHE to a folder that can be written.`,
    );
  }
}

function userCache(env: NodeJS.ProcessEnv): string {
  const chosen = env.PULUMI_KEYCARD_ENGINE_CACHE;
  if (chosen) return resolve(chosen);
  const home = env.HOME || homedir();
  const usual = platform() === "darwin" ? join(home, "Library", "Caches") : join(home, ".cache");
  return resolve(env.XDG_CACHE_HOME || usual, "pulumi-keycard");
}

function temporaryCache(): string {
  return join(tmpdir(), `pulumi-keycard-${process.getuid?.() ?? "user"}`);
}

function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return false;
  return found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
}
