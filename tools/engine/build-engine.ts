import { chmod, copyFile, mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { EngineSearch } from "./engine-search";
import { isAtLeast } from "./is-at-least";
import type { PinnedCommand, PinnedEngine } from "./pinned-engine";
import { publishEngine } from "./publish-engine";
import { reportDuration } from "./report-duration";
import { runChild } from "./run-child";

/** The engine from its Go modules: needs Go and a module proxy, nothing of Pulumi's. */
export async function buildEngine(
  { cli, nodejsHost, dynamicProvider, oldestGo }: PinnedEngine,
  target: string,
  search: EngineSearch,
): Promise<string> {
  await requireGo(oldestGo, cli.module, search);
  return publishEngine(target, search, async (unfinished) => {
    const folder = join(unfinished, "engine");
    await mkdir(folder);
    // An interrupted go leaves its work behind: here it goes away with the unfinished folder.
    const withWorkHere = { ...search, env: { ...search.env, GOTMPDIR: unfinished } };
    await buildCommand(cli, folder, "about 4 min the first time", withWorkHere);
    await buildCommand(nodejsHost, folder, "about 30 s the first time", withWorkHere);
    const script = join(folder, basename(dynamicProvider));
    await copyFile(dynamicProvider, script);
    await chmod(script, 0o755);
    return folder;
  });
}

async function requireGo(oldest: string, module: string, search: EngineSearch): Promise<void> {
  // Asked inside the module, where Go may answer with a newer toolchain that it fetches for it.
  const answer = await runChild("go", ["version"], { ...search, cwd: module }).catch(() => "");
  search.signal.throwIfAborted();
  const version = /go(\d+(\.\d+)+)/.exec(answer)?.[1];
  if (version && isAtLeast(version, oldest)) return;
  const found = version ? `the one on PATH is ${version}` : "none that runs is on PATH";
  throw new Error(
    `no usable Pulumi engine was found, and building one needs Go ${oldest} or later: ${found}. ` +
      "Install Pulumi (https://www.pulumi.com/docs/install/) so that `pulumi` is on PATH, " +
      `or install Go ${oldest} or later (https://go.dev/dl/), and run this again.`,
  );
}

async function buildCommand(
  { version, module, package: name }: PinnedCommand,
  folder: string,
  duration: string,
  search: EngineSearch,
): Promise<void> {
  const command = basename(name);
  const stamp = `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=${version}`;
  const args = ["build", "-trimpath", "-buildvcs=false", "-ldflags", `-s -w ${stamp}`];
  const build = runChild("go", [...args, "-o", `${folder}/`, name], {
    // go.sum decides what is built, whatever the user's own settings and workspace say.
    env: { ...search.env, GOFLAGS: "-mod=readonly", GOWORK: "off", CGO_ENABLED: "0" },
    signal: search.signal,
    cwd: module,
  });
  try {
    const what = `building ${command} ${version} from its Go modules (${duration})`;
    await reportDuration(what, build, search);
  } catch (error) {
    search.signal.throwIfAborted();
    throw new Error(
      `building ${command} ${version} failed: ${(error as Error).message}\n` +
        "Put right what go complains of and run this again, or install Pulumi (https://www.pulumi.com/docs/install/).",
    );
  }
}
