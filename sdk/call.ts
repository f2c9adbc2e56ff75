/** What every method takes as its last argument. */
export interface RequestOptions {
  /** Cancels the call. What the server has begun by then it may finish. */
  signal?: AbortSignal | undefined;
  /** For the whole call: login, retries and waiting included. In milliseconds; default: the client's, 60,000. */
  timeoutMs?: number | undefined;
  /**
   * Requests after the first. Default: the client's; 4, and 12 more after a 429. A create is sent again only where the
   * first provably did nothing.
   */
  maxRetries?: number | undefined;
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
  /** What it does on the server needs no undoing where its answer is lost. */
  harmless?: boolean;
  /** Its path names no resource: a 404 says that the API isn't there, and nothing of what is to be done. */
  namesNothing?: boolean;
  /** A UUID, sent as `X-Client-Request-ID`; a random one otherwise. */
  requestId?: string | undefined;
  /** Must not stand in an error's text either. */
  alsoSecret?: string;
  options: RequestOptions;
  /** Once it is aborted no request is begun; one that is under way is let end. */
  noneAfter?: AbortSignal | undefined;
}
