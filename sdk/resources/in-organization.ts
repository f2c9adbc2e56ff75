/** What every method takes. */
export interface InOrganization {
  /** An id or a label, 1 to 255 characters. */
  organization_id: string;
  /** A UUID to trace the call by; a random one otherwise. */
  xClientRequestID?: string | undefined;
}

/** What every list takes. */
export interface ListParams extends InOrganization {
  /** A page's `end_cursor`: what follows it. */
  after?: string | undefined;
  /** A page's `start_cursor`: what precedes it. */
  before?: string | undefined;
  expand?: Array<"permissions" | "total_count"> | undefined;
  /** Items a page, 1 to 100. */
  limit?: number | undefined;
}
