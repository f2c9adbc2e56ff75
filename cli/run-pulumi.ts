import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "zod";
import type { Surroundings } from "./surroundings";

const failure = z.object({
  code: z.union([z.string(), z.number()]).nullish(),
  stderr: z.string().default(""),
});

/** What `pulumi` prints, run in the current folder. @throws Error that says what pulumi said */
export async function runPulumi(
  args: readonly string[],
  { folder, environment, signal }: Surroundings,
): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(
      "pulumi",
      [...args, "--non-interactive", "--color", "never"],
      {
        cwd: folder,
        env: { ...environment, PULUMI_SKIP_UPDATE_CHECK: "true" },
        maxBuffer: Number.POSITIVE_INFINITY,
        signal,
      },
    );
    return stdout;
  } catch (error) {
    // Not the error's own message, which holds what was printed to stdout as well in some cases.
    throw new Error(explanation(args, failure.parse(error)));
  }
}

function explanation(args: readonly string[], { code, stderr }: z.infer<typeof failure>): string {
  if (code === "ENOENT") {
    return "pulumi was not found on PATH. Install it, as https://www.pulumi.com/docs/install/ says, or add its folder to PATH.";
  }
  return `\`pulumi ${args.join(" ")}\` ended with ${code ?? "a signal"}: ${stderr.trim() || "it said nothing"}`;
}
