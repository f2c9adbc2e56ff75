/** What a search for an engine gets from the outside. */
export interface EngineSearch {
  env: NodeJS.ProcessEnv;
  /** Takes one line of progress. */
  report: (line: string) => void;
  /** Ends the search and every process that it started. */
  signal: AbortSignal;
}
