import { type Body, type SimulatedApi, simulatedApi } from "./simulated-api";

async function apiWithCredentials(names: string[]) {
  const api = await simulatedApi();
  const created: Body[] = [];
  for (const name of names) created.push(await api.createCredential(name));
  return { ...api, created };
}

async function list({ call, credentialsPath }: SimulatedApi, query: string) {
  const { body } = await call("GET", `${credentialsPath}?${query}`);
  return { names: body.items.map(({ name }) => name), pageInfo: body.page_info };
}

test("pages follow each other in the order of creation", async () => {
  const api = await apiWithCredentials(["a", "b", "c"]);

  const first = await list(api, "limit=2");
  const second = await list(api, `limit=2&after=${first.pageInfo.end_cursor}`);

  expect(first.names).toEqual(["a", "b"]);
  expect(first.pageInfo).toEqual({
    has_next_page: true,
    has_prev_page: false,
    start_cursor: expect.any(String),
    end_cursor: expect.any(String),
  });
  expect(second.names).toEqual(["c"]);
  expect(second.pageInfo).toMatchObject({ has_next_page: false, has_prev_page: true });
});

test("pages can be walked backwards", async () => {
  const api = await apiWithCredentials(["a", "b", "c", "d"]);
  const { end_cursor } = (await list(api, "limit=3")).pageInfo;
  const last = await list(api, `after=${end_cursor}`);

  const middle = await list(api, `limit=2&before=${last.pageInfo.start_cursor}`);
  const first = await list(api, `limit=2&before=${middle.pageInfo.start_cursor}`);

  expect(middle.names).toEqual(["b", "c"]);
  expect(middle.pageInfo).toMatchObject({ has_next_page: true, has_prev_page: true });
  expect(first.names).toEqual(["a"]);
  expect(first.pageInfo).toMatchObject({ has_next_page: true, has_prev_page: false });
});

test("after and before together bound the page on both sides", async () => {
  const api = await apiWithCredentials(["a", "b", "c", "d"]);
  const { start_cursor, end_cursor } = (await list(api, "")).pageInfo;

  const between = await list(api, `after=${start_cursor}&before=${end_cursor}`);

  expect(between.names).toEqual(["b", "c"]);
  expect(between.pageInfo).toMatchObject({ has_next_page: true, has_prev_page: true });
});

test("a walk misses and repeats nothing while items come and go", async () => {
  const api = await apiWithCredentials(["a", "b", "c", "d"]);
  const first = await list(api, "limit=2");

  const [a, b] = api.created;
  for (const gone of [a, b]) api.simulator.removeCredential(gone?.id ?? "");
  await api.createCredential("e");
  const rest = await list(api, `limit=100&after=${first.pageInfo.end_cursor}`);

  expect(rest.names).toEqual(["c", "d", "e"]);
  expect(rest.pageInfo).toMatchObject({ has_next_page: false, has_prev_page: false });
});

test("a page holds 20 items unless the limit says otherwise, up to 100", async () => {
  const api = await apiWithCredentials(Array.from({ length: 101 }, (_, index) => `c${index}`));

  expect((await list(api, "")).names).toHaveLength(20);
  expect((await list(api, "limit=100")).names).toHaveLength(100);
});

test("an empty list has no cursors", async () => {
  const api = await simulatedApi();

  const { names, pageInfo } = await list(api, "");

  expect(names).toEqual([]);
  expect(pageInfo).toEqual({ has_next_page: false, has_prev_page: false });
});

test("the total is counted only when it is asked for, over all pages", async () => {
  const api = await apiWithCredentials(["a", "b"]);

  const counted = await list(api, "limit=1&expand[]=permissions&expand[]=total_count");

  expect(counted.pageInfo.total_count).toBe(2);
});

test.each([
  ["limit=0", "limit"],
  ["limit=101", "limit"],
  ["limit=many", "limit"],
  ["after=", "after"],
  ["after=nonsense", "after"],
  ["before=c2VxdWVuY2U6eA", "before"],
  ["expand[]=everything", "expand"],
  ["expand=permissions", "expand"],
])("the query %s is refused with a 400 that names %s", async (query, name) => {
  const { call, credentialsPath } = await simulatedApi();

  const { status, body } = await call("GET", `${credentialsPath}?${query}`);

  expect(status).toBe(400);
  expect(body.message).toContain(name);
});
