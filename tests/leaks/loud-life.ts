import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import { unpacked } from "../support/evidence";

/** What a stack's commands wrote, by the switch that made them write it. */
export type Written = Record<string, Buffer[]>;

/** Switches that write a file each, into a folder. */
const files: Record<string, string> = {
  "--tracing": "trace",
  "--otel-traces": "otel",
  "--event-log": "events",
  "--profiling": "profile",
  PULUMI_DEBUG_GRPC: "grpc",
};

/** A stack's life with everything switched on that makes the engine talk. */
export async function loudLife(project: PulumiProject): Promise<Written> {
  const folder = await mkdtemp(join(tmpdir(), "pulumi-keycard-loud-"));
  const written: Written = {};
  const add = (name: string, content: Buffer) => {
    written[name] = [...(written[name] ?? []), content];
  };
  const run = async (args: readonly string[], env: NodeJS.ProcessEnv) => {
    const result = await project.pulumi(args, { TMPDIR: folder, ...env });
    if (result.exitCode !== 0) throw new Error(`pulumi ${args[0]} ended with ${result.exitCode}.`);
    return result;
  };
  try {
    const shown = ["--diff", "--show-config", "--show-sames", "--show-reads"];
    const first = await run(["up", "--yes", ...shown, "--debug"], {});
    add("--debug", Buffer.from(first.output));
    const toFiles = [
      ...["--tracing", `file:${join(folder, "trace")}`],
      ...["--otel-traces", `file://${join(folder, "otel")}`],
      ...["--event-log", join(folder, "events")],
      ...["--profiling", join(folder, "profile")],
    ];
    const loud = ["--json", "--logtostderr", "-v=9", "--logflow", ...toFiles];
    const commands = [
      ["up", "--yes", "--skip-preview"],
      ["preview"],
      ["refresh", "--yes", "--skip-preview"],
      ["destroy", "--yes", "--skip-preview"],
    ];
    for (const [n, command] of commands.entries()) {
      const env = {
        GENERATION: `${Math.min(n + 1, 2)}`,
        PULUMI_DEBUG_GRPC: join(folder, "grpc"),
        // What has the engine take an event log, as the Automation API does.
        PULUMI_DEBUG_COMMANDS: "true",
      };
      const { stdout, stderr } = await run([...command, ...loud], env);
      add("--json", Buffer.from(stdout));
      add("-v=9", Buffer.from(stderr));
      for (const file of await readdir(folder)) {
        const [name] = Object.entries(files).find(([, start]) => file.startsWith(start)) ?? [];
        if (name !== undefined) add(name, unpacked(await readFile(join(folder, file))));
      }
    }
    return written;
  } finally {
    await rm(folder, { recursive: true });
  }
}
