import { ConcurrentUpdateError } from "@pulumi/pulumi/automation/index.js";

/**
 * A failed command's reason, in the words of Pulumi, which shows secrets as `[secret]`.
 *
 * @param reported what the engine called an error while the command ran
 */
export function whyItFailed(error: Error, reported: readonly string[]): string {
  if (/^ *stderr: Command failed with ENOENT: pulumi\b/m.test(error.message)) {
    return "`pulumi` is not on PATH: https://www.pulumi.com/docs/install/";
  }
  // After what the command printed, the Automation API tells it once more.
  const [printed = ""] = error.message.split(/^ *err\?: /m);
  const [, said = printed] = /^\s*(?:stderr: )?error: ([\s\S]*)/m.exec(printed) ?? [];
  const reason = (reported.length > 0 ? reported.join("\n") : said).trim();
  if (!(error instanceof ConcurrentUpdateError)) return reason;
  return `${reason}\nIf that process is gone for good, release the lock: pulumi cancel --yes --stack <team>`;
}
