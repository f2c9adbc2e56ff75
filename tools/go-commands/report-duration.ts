import type { ToolRun } from "./tool-run";

/** Says what is under way, and at its end how long it took. */
export async function reportDuration(
  what: string,
  work: Promise<unknown>,
  { report }: Pick<ToolRun, "report">,
): Promise<void> {
  const started = performance.now();
  report(`${what} …`);
  await work;
  report(`… done in ${Math.round((performance.now() - started) / 1000)} s`);
}
