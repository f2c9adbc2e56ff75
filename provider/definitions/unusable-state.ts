import { z } from "zod";

/** What is to be said of a state that can't be worked with. @param title the resource */
export function unusableState(title: string, issues: readonly z.core.$ZodIssue[]): Error {
  const problems = issues.map(({ path, message }) =>
    [z.core.toDotPath(path), message].filter(Boolean).join(": "),
  );
  return new Error(
    `The state of ${title} can't be used (${problems.join("; ")}). If it was edited, put the former value back.`,
  );
}
