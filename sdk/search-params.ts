/** What a read can ask for beyond the resource itself. */
export interface Query {
  after?: string | undefined;
  before?: string | undefined;
  expand?: readonly string[] | undefined;
  limit?: number | undefined;
}

/** The query as the API spells it: `expand` is repeated as `expand[]`. */
export function searchParams({ expand = [], ...single }: Query): URLSearchParams {
  const given = Object.entries(single).filter(([, value]) => value !== undefined);
  const pairs = [
    ...given.map(([key, value]): [string, string] => [key, String(value)]),
    ...expand.map((value): [string, string] => ["expand[]", value]),
  ];
  return new URLSearchParams(pairs);
}
