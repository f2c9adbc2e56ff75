import { readFileSync } from "node:fs";
import { join } from "node:path";
import { copyKey, type PinnedCommand, pinCommand, sumsOf } from "../go-commands/pinned-command";

export interface PinnedEngine {
  cli: PinnedCommand;
  nodejsHost: PinnedCommand;
  dynamicProvider: string;
  key: string;
}

const installPulumi =
  "install Pulumi (https://www.pulumi.com/docs/install/) so that `pulumi` is on PATH";

export const sdkVersion = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** What the Go modules beside this file pin. */
export function pinnedEngine(): PinnedEngine {
  const cli = pinCommand({
    module: join(__dirname, "cli"),
    dependency: "github.com/pulumi/pulumi/pkg/v3",
    package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    versionVariable: sdkVersion,
    duration: "4 min",
    instead: installPulumi,
  });
  const nodejsHost = pinCommand({
    module: join(__dirname, "nodejs-host"),
    dependency: "github.com/pulumi/pulumi/sdk/v3",
    package: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    versionVariable: sdkVersion,
    duration: "30 s",
    instead: installPulumi,
  });
  const dynamicProvider = join(__dirname, "pulumi-resource-pulumi-nodejs");
  return {
    cli,
    nodejsHost,
    dynamicProvider,
    key: copyKey(`pulumi-${cli.version}`, [
      ...sumsOf(cli),
      ...sumsOf(nodejsHost),
      readFileSync(dynamicProvider),
    ]),
  };
}
