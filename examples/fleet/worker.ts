import { join } from "node:path";
import type { EngineEvent, OpMap, Stack } from "@pulumi/pulumi/automation/index.js";
import type { Job, Outcome } from "./job.ts";
import { onceUnlocked } from "./once-unlocked.ts";
import { teamStack } from "./team-stack.ts";
import { whyItFailed } from "./why-it-failed.ts";

const [number = "1"] = process.argv.slice(2);
// Inside the project, so that Pulumi's processes find its node_modules.
const folder = join(import.meta.dirname, ".workers", number);

process.on("message", async (job: Job) => {
  const outcome = await outcomeOf(job);
  // Without the coordinator nobody hands out more: then this process ends by itself.
  if (process.connected) process.send?.(outcome);
});

async function outcomeOf(job: Job): Promise<Outcome> {
  const errors: string[] = [];
  const onEvent = ({ diagnosticEvent }: EngineEvent) => {
    if (diagnosticEvent?.severity === "error") errors.push(diagnosticEvent.message);
  };
  try {
    const stack = await teamStack(job, folder);
    if (job.isAbandoned) await clearAway(stack);
    const changes = await onceUnlocked(() => perform(job, stack, onEvent));
    return { isDone: true, text: describe(changes) };
  } catch (error) {
    return { isDone: false, text: whyItFailed(error as Error, errors) };
  }
}

/** What a worker leaves that dies: its lock, which nobody holds any more, and a note of what it was creating. */
async function clearAway(stack: Stack): Promise<void> {
  await stack.cancel();
  await stack.refresh({ clearPendingCreates: true, color: "never" });
}

async function perform(
  { action, team, parallel }: Job,
  stack: Stack,
  onEvent: (event: EngineEvent) => void,
): Promise<OpMap> {
  const options = { parallel, onEvent, color: "never" } as const;
  if (action === "status") return (await stack.preview(options)).changeSummary;
  if (action === "up") return (await stack.up(options)).summary.resourceChanges ?? {};
  const { summary } = await stack.destroy(options);
  await stack.workspace.removeStack(team);
  return summary.resourceChanges ?? {};
}

function describe(changes: OpMap): string {
  const counts = Object.entries(changes).map(([operation, count]) => `${operation} ${count}`);
  return counts.join(", ") || "nothing";
}
