import type { Job } from "./job.ts";
import { WorkerProcess } from "./worker-process.ts";

interface HandOutOptions {
  workers: number;
  /** Gets a line for each job that is begun, and one for each that has ended. */
  report: (line: string) => void;
}

/** Hands jobs to workers, one at a time to each. @returns whether all were done */
export async function handOut(
  jobs: readonly Job[],
  { workers, report }: HandOutOptions,
): Promise<boolean> {
  const queue = [...jobs];
  let isDone = true;

  // Ctrl-C: what is under way is finished, the rest isn't begun. A second one ends this process alone.
  process.once("SIGINT", () => {
    for (const { team } of queue.splice(0)) report(`${team}: not begun`);
    isDone = false;
  });

  /** Until nothing is left to do. @returns whether the worker is still alive */
  const serve = async (number: number, worker: WorkerProcess): Promise<boolean> => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      const { action, team, isAbandoned = false } = job;
      const startedAt = performance.now();
      report(`${team}: ${action} by worker ${number} (process ${worker.pid})`);
      const outcome = await worker.perform(job);
      if (outcome === undefined) {
        report(`${team}: worker ${number} has died`);
        await worker.isGone();
        // Where a second one dies over the same stack, it is likely to be the cause.
        if (isAbandoned) isDone = false;
        else queue.unshift({ ...job, isAbandoned: true });
        return false;
      }
      isDone &&= outcome.isDone;
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      report(`${team}: ${outcome.isDone ? "done" : "failed"} in ${seconds} s: ${outcome.text}`);
    }
    return true;
  };

  let crew = Array.from({ length: workers }, (_, index) => {
    const number = index + 1;
    return { number, worker: new WorkerProcess(number) };
  });
  // Again, for what a worker left that died last of all.
  while (queue.length > 0 && crew.length > 0) {
    const alive = await Promise.all(crew.map(({ number, worker }) => serve(number, worker)));
    crew = crew.filter((_, index) => alive[index]);
  }
  for (const { worker } of crew) worker.end();
  for (const { team } of queue) report(`${team}: not begun, since no worker is left`);
  return isDone && queue.length === 0;
}
