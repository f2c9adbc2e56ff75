/** What the provider's own login may do, by the kind of thing, and by what is done with it. */
export type Permissions = Record<string, Record<string, boolean>>;
