import type { Query } from "./call";
import { cursorAt, sequenceAt } from "./cursor";

interface Page<Item> {
  items: Item[];
  pageInfo: PageInfo;
}

interface PageInfo {
  has_next_page: boolean;
  has_prev_page: boolean;
  start_cursor?: string;
  end_cursor?: string;
  total_count?: number;
}

/** The page that the query asks for, of items in the order of creation. */
export function page<Item extends { sequence: number }>(
  all: readonly Item[],
  { after, before, limit, "expand[]": expand }: Query,
): Page<Item> {
  const low = after === undefined ? 0 : countUpTo(all, sequenceAt("after", after));
  const high = before === undefined ? all.length : countUpTo(all, sequenceAt("before", before) - 1);
  const fromTheEnd = before !== undefined && after === undefined;
  const start = fromTheEnd ? Math.max(low, high - limit) : low;
  const items = all.slice(start, Math.min(high, start + limit));
  const [first, last] = [items.at(0), items.at(-1)];
  return {
    items,
    pageInfo: {
      has_next_page: start + items.length < all.length,
      has_prev_page: start > 0,
      ...(first && { start_cursor: cursorAt(first.sequence) }),
      ...(last && { end_cursor: cursorAt(last.sequence) }),
      // Where the total stands is not documented: in page_info (assumed).
      ...(expand?.includes("total_count") && { total_count: all.length }),
    },
  };
}

function countUpTo(all: readonly { sequence: number }[], sequence: number): number {
  const next = all.findIndex((item) => item.sequence > sequence);
  return next === -1 ? all.length : next;
}
