/** What a run of a tool gets from the outside. */
export interface ToolRun {
  env: NodeJS.ProcessEnv;
  /** Takes one line of progress. */
  report: (line: string) => void;
  /** Ends the run and every process that it started. */
  signal: AbortSignal;
}
