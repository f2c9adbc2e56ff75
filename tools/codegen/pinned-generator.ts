import { type PinnedCommand, pinCommand } from "../go-commands/pinned-command";

/** Pulumi's code generator, which the module in this folder pins. */
export function pinnedGenerator(): PinnedCommand {
  return pinCommand({
    module: __dirname,
    dependency: "github.com/pulumi/pulumi/pkg/v3",
    package: "pulumi-keycard.invalid/codegen",
    duration: "90 s",
  });
}
