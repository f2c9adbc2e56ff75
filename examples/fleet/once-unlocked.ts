import { setTimeout } from "node:timers/promises";
import { ConcurrentUpdateError } from "@pulumi/pulumi/automation/index.js";

const pausesSeconds = [2, 5, 10, 20, 40];

/** Tries again while someone else's update holds the stack's lock. */
export async function onceUnlocked<T>(work: () => Promise<T>): Promise<T> {
  for (const seconds of pausesSeconds) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConcurrentUpdateError)) throw error;
      await setTimeout(seconds * 1000);
    }
  }
  return work();
}
