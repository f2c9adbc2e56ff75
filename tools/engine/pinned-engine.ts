import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { arch, platform } from "node:os";
import { join } from "node:path";

export interface PinnedCommand {
  version: string;
  /** The folder of the Go module that pins it. */
  module: string;
  package: string;
}

export interface PinnedEngine {
  cli: PinnedCommand;
  nodejsHost: PinnedCommand;
  dynamicProvider: string;
  oldestGo: string;
  /** Names a copy: it changes with everything that a copy is made from. */
  key: string;
}

/** What the Go modules beside this file pin. */
export function pinnedEngine(): PinnedEngine {
  const cliModule = join(__dirname, "cli");
  const hostModule = join(__dirname, "nodejs-host");
  const dynamicProvider = join(__dirname, "pulumi-resource-pulumi-nodejs");
  const cliVersion = pinnedIn(cliModule, /^require github\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/m);
  const hash = createHash("sha256");
  for (const module of [cliModule, hostModule]) {
    hash.update(readFileSync(join(module, "go.mod"))).update(readFileSync(join(module, "go.sum")));
  }
  hash.update(readFileSync(dynamicProvider));
  return {
    cli: {
      version: cliVersion,
      module: cliModule,
      package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    },
    nodejsHost: {
      version: pinnedIn(hostModule, /^require github\.com\/pulumi\/pulumi\/sdk\/v3 v(\S+)/m),
      module: hostModule,
      package: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    },
    dynamicProvider,
    oldestGo: pinnedIn(cliModule, /^go (\S+)/m),
    key: `pulumi-${cliVersion}-${platform()}-${arch()}-${hash.digest("hex").slice(0, 12)}`,
  };
}

function pinnedIn(module: string, pattern: RegExp): string {
  const file = join(module, "go.mod");
  const found = pattern.exec(readFileSync(file, "utf8"))?.[1];
  if (!found) throw new Error(`${file} has no line like ${pattern}: restore it from git.`);
  return found;
}
