import type { Login } from "./logins";

/** A request that the document allows, from someone who is logged in. */
export interface Call<Body = unknown> {
  /** Undefined where no token is asked for. */
  login: Login | undefined;
  authorization: string | undefined;
  /** Those that are in the operation's path. */
  params: { organization_id: string; service_account_id: string; credential_id: string };
  query: Query;
  body: Body;
}

export interface Query {
  "expand[]"?: ("permissions" | "total_count")[];
  after?: string;
  before?: string;
  limit: number;
}

export interface Answer {
  status: number;
  body?: object;
}

export type Operation = (call: Call<never>) => Answer;
