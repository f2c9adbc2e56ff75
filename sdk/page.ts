import { InvalidResponseError } from "./errors/invalid-response-error";
import * as parameters from "./parameters";

/** Where a page stands in its list. */
export interface PageInfo {
  has_next_page: boolean;
  has_prev_page: boolean;
  /** What `after` takes for the next page. */
  end_cursor?: string | undefined;
  /** What `before` takes for the previous page. */
  start_cursor?: string | undefined;
}

/** `Record<resource type, Record<permission, granted>>`, only with `expand: ["permissions"]`. */
export type Permissions = Record<string, Record<string, boolean>>;

/** What the API answers to a list. */
export interface PageBody<Item> {
  items: Item[];
  page_info: PageInfo;
  permissions?: Permissions | undefined;
}

/** One page of a list; `for await` walks it and all that follow. */
export interface Page<Item> extends PageBody<Item>, AsyncIterable<Item> {}

/** The first page once awaited; `for await` walks all pages without awaiting it first. */
export type PagePromise<Item> = Promise<Page<Item>> & AsyncIterable<Item>;

/**
 * A list whose page after `cursor` (the first one without) is fetched by `fetchPage`.
 *
 * @param before where the walk ends; the API goes on to speak of a next page there
 */
export function pages<Item>(
  fetchPage: (cursor?: string) => Promise<PageBody<Item>>,
  before?: string,
): PagePromise<Item> {
  const first = fetchPage().then((body) => {
    const walk = () => walkFrom(body, fetchPage, before);
    return Object.defineProperty(body, Symbol.asyncIterator, { value: walk }) as Page<Item>;
  });
  return Object.assign(first, {
    async *[Symbol.asyncIterator]() {
      yield* await first;
    },
  });
}

async function* walkFrom<Item>(
  first: PageBody<Item>,
  fetchPage: (cursor: string) => Promise<PageBody<Item>>,
  before: string | undefined,
): AsyncGenerator<Item> {
  const seen = new Set<string>();
  let page = first;
  for (;;) {
    yield* page.items;
    const { has_next_page, end_cursor } = page.page_info;
    if (!has_next_page || (before !== undefined && page.items.length === 0)) return;
    if (!isCursor(end_cursor) || seen.has(end_cursor)) {
      throw endless("the API says that there is a next page, and gives no new cursor to it");
    }
    if (seen.size + 1 === pagesMax) {
      throw endless("after 10,000 pages the API says that there is a next one");
    }
    seen.add(end_cursor);
    page = await fetchPage(end_cursor);
  }
}

/** A million items, in pages of 100: an API that goes on then goes on for ever. */
const pagesMax = 10_000;

/** Whether the API would take it back. */
function isCursor(cursor: string | undefined): cursor is string {
  return cursor !== undefined && parameters.cursor.safeParse(cursor).success;
}

function endless(reason: string): InvalidResponseError {
  return new InvalidResponseError(`Can't walk the list to its end: ${reason}.`);
}
