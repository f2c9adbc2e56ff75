const actions = ["up", "destroy", "status"] as const;

export type Action = (typeof actions)[number];

/** What a worker does to a team's stack. */
export interface Job {
  action: Action;
  team: string;
  agents: string[];
  /** How much of the stack is made at a time. */
  parallel: number;
  /** A worker died over it: what it left is cleared away first. */
  isAbandoned?: boolean;
}

export interface Outcome {
  isDone: boolean;
  /** What has changed, or why it failed. Holds nothing secret. */
  text: string;
}

export function isAction(text: string): text is Action {
  return actions.some((action) => action === text);
}
