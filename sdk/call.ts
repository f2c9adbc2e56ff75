/** What every method takes as its last argument. */
export interface RequestOptions {
  /** Cancels the call. What the server has begun by then it may finish. */
  signal?: AbortSignal;
  /** For the whole call: login, retries and waiting included. In milliseconds, default 60,000. */
  timeoutMs?: number;
  /** Requests after the first. Default 4; a create is sent again only where the first provably did nothing. */
  maxRetries?: number;
}

/** One request to the API, as its method describes it. */
export interface Call {
  /** What is done to what, in words that follow "Can't". */
  action: string;
  method: "get" | "post" | "patch" | "delete";
  /** Below the base URL, its parts percent-encoded. */
  path: string;
  searchParams?: URLSearchParams;
  json?: object;
  form?: URLSearchParams;
  /** A second request would be a second effect. */
  sendOnce?: boolean;
  /** A UUID, sent as `X-Client-Request-ID`. */
  requestId: string;
  options: RequestOptions;
}
