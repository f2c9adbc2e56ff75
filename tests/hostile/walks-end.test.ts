import fc from "fast-check";
import { InvalidResponseError, Keycard } from "../../sdk";
import { type Page, pages } from "../../sdk/page";
import { errorOf } from "../support/evidence";
import { type AnyServer, type Reply, withAnyServer } from "./any-server";
import { holds } from "./holds";
import { hostileText } from "./hostile-values";
import { expectPaths } from "./paths";
import { expectShowable } from "./showable";

function clientOf({ baseUrl }: AnyServer) {
  const options = { baseUrl, clientId: "tests", clientSecret: "no secret", maxRetries: 0 };
  return new Keycard(options).organizations.serviceAccounts;
}

function pageOf(page_info: object, items: object[] = []): Reply {
  return { status: 200, body: JSON.stringify({ items, page_info }) };
}

const ongoing = { has_next_page: true, has_prev_page: false };

test("a walk whose pages lead on for ever ends with an error that says so", async () => {
  let fetched = 0;
  const walk = pages(async () => {
    fetched++;
    return { items: [fetched], page_info: { ...ongoing, end_cursor: `cursor ${fetched}` } };
  });
  const error = await errorOf(Array.fromAsync(walk));
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect(error.message).toBe(
    "Can't walk the list to its end: after 10,000 pages the API says that there is a next one.",
  );
  expect(fetched).toBe(10_000);
});

test("a walk backwards whose pages lead on for ever ends too", async () => {
  const page = (n: number) => ({ items: [n], page_info: { ...ongoing, end_cursor: String(n) } });
  let n = 0;
  const walk = pages(async () => page(n++), "before");
  expect(await errorOf(Array.fromAsync(walk))).toBeInstanceOf(InvalidResponseError);
});

test("a list of 10,000 pages is walked to its end", async () => {
  let fetched = 0;
  const walk = pages(async () => {
    const has_next_page = ++fetched < 10_000;
    return { items: [fetched], page_info: { ...ongoing, has_next_page, end_cursor: `${fetched}` } };
  });
  expect(await Array.fromAsync(walk)).toHaveLength(10_000);
});

test.each([
  ["none", {}],
  ["null", { end_cursor: null }],
  ["an empty one", { end_cursor: "" }],
  ["one that is longer than the API takes", { end_cursor: "a".repeat(256) }],
  ["a broken one", { end_cursor: "\ud800" }],
  ["the same again", { end_cursor: "again" }],
])("a next page whose cursor is %s is not asked for", async (_, cursor) => {
  await withAnyServer(async (server) => {
    server.reply = () => pageOf({ ...ongoing, ...cursor });
    const walk = clientOf(server).list({ organization_id: "acme" });
    const error = await errorOf(Array.fromAsync(walk));
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error.message).toContain("gives no new cursor");
    expect(server.requests.length).toBeLessThanOrEqual(2);
  });
});

test("the last page's cursor may be anything", async () => {
  await withAnyServer(async (server) => {
    server.reply = () => pageOf({ ...ongoing, has_next_page: false, end_cursor: "" });
    const walk = clientOf(server).list({ organization_id: "acme" });
    expect(await Array.fromAsync(walk)).toEqual([]);
  });
});

/** What a page may say of the next one. */
const nextPage = fc.record({
  has_next_page: fc.boolean(),
  end_cursor: fc.oneof(hostileText, fc.constantFrom("a", "b", "c"), fc.constant(null)),
});

test("a walk over any pages sends each cursor as it came, once, and ends", () =>
  withAnyServer((server) =>
    holds(300, fc.array(nextPage, { minLength: 1, maxLength: 6 }), async (infos) => {
      server.requests.length = 0;
      server.reply = () =>
        pageOf({ has_prev_page: false, ...infos[(server.requests.length - 1) % infos.length] });
      const walk: Promise<Page<unknown>> & AsyncIterable<unknown> = clientOf(
        server,
      ).credentials.list("agents", { organization_id: "acme" });
      await Array.fromAsync(walk).catch((error: unknown) => {
        expect(error).toBeInstanceOf(InvalidResponseError);
        expectShowable(String(error));
      });
      expectPaths(server, ["acme", "agents"]);
      const cursors = server.requests.map(({ url }) =>
        new URL(url, server.baseUrl).searchParams.get("after"),
      );
      const [first, ...others] = cursors;
      expect(first).toBeNull();
      expect(new Set(others).size).toBe(others.length);
      const told = infos.map(({ end_cursor }) => end_cursor);
      for (const cursor of others) expect(told).toContain(cursor);
    }),
  ));
