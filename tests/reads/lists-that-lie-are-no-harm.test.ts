import fc from "fast-check";
import { CredentialReads } from "../../provider/definitions/reads/credential-reads";
import { AuthenticationError, ConnectionError, Keycard, NotFoundError } from "../../sdk";
import { type AnyServer, type Reply, withAnyServer } from "../hostile/any-server";
import { holds } from "../hostile/holds";
import { hostileReply } from "../hostile/hostile-replies";
import { expectShowable } from "../hostile/showable";
import { errorOf } from "../support/evidence";

const clientSecret = "client-secret-of-the-tests-which-no-error-shows";
const params = { organization_id: "acme", service_account_id: "agents" };
const isThere = ["ci", "deploy", "nightly", "release"];

/** What each by itself is answered, and a list by `list`, whose pages are counted from 0. */
function answering(server: AnyServer, list: (page: number) => Reply): void {
  let page = 0;
  server.requests.length = 0;
  server.reply = ({ url }) => {
    const [, id] = /\/credentials\/(\w+)$/.exec(url) ?? [];
    if (id === undefined) return list(page++);
    if (!isThere.includes(id)) return { status: 404, body: "" };
    return { status: 200, body: JSON.stringify(credential(id)) };
  };
}

function credential(id: string, more: object = {}) {
  return { id, client_id: id, created_at: "2026-01-01T00:00:00Z", name: id, ...more };
}

function pageOf(items: unknown[], page_info: object = {}): Reply {
  const more = { has_next_page: true, has_prev_page: false, ...page_info };
  return { status: 200, body: JSON.stringify({ items, page_info: more }) };
}

/** A provider process that begins, and reads. */
function readerOf({ baseUrl }: AnyServer) {
  const keycard = new Keycard({ baseUrl, clientId: "tests", clientSecret, maxRetries: 0 });
  const reads = new CredentialReads();
  return (credentialId: string) =>
    reads.retrieve({ credentialId, params }, { keycard, now: () => Date.now() });
}

const lies: [string, (page: number) => Reply][] = [
  ["holds others", () => pageOf([credential("other"), credential("CI")], { end_cursor: "again" })],
  ["holds nothing, page after page", (page) => pageOf([], { end_cursor: `${page}` })],
  [
    "holds the same, page after page",
    (page) => pageOf([credential("ci")], { end_cursor: `${page}` }),
  ],
  ["gives the same cursor for ever", () => pageOf([credential("ci")], { end_cursor: "again" })],
  ["gives no cursor to the next page", () => pageOf([credential("ci")])],
  ["gives an empty cursor", () => pageOf([credential("ci")], { end_cursor: "" })],
  ["gives a cursor that is too long", () => pageOf([], { end_cursor: "a".repeat(256) })],
  ["gives half a character as cursor", () => pageOf([], { end_cursor: "\ud800" })],
  ["says that it ends before it does", () => pageOf([], { has_next_page: false })],
  [
    "holds one that can't be read",
    () => pageOf([credential("ci"), credential("deploy", { name: 1 })]),
  ],
  ["is no list", () => ({ status: 200, body: JSON.stringify(credential("ci")) })],
  ["is no JSON", () => ({ status: 200, body: "[" })],
  ["isn't there", () => ({ status: 404, body: "" })],
  ["is forbidden", () => ({ status: 403, body: "" })],
  [
    "leads elsewhere",
    () => ({ status: 307, body: "", headers: { location: "https://evil.example" } }),
  ],
];

test.each(lies)("a list that %s costs one request at the most, and no read its answer", (_, list) =>
  withAnyServer(async (server) => {
    answering(server, list);
    const read = readerOf(server);
    for (const id of isThere) expect(await read(id)).toEqual(credential(id));
    expect(await errorOf(read("gone"))).toBeInstanceOf(NotFoundError);
    expect(server.requests.length).toBeLessThanOrEqual(isThere.length + 2);
  }),
);

test("any list leaves each read what the API says of the credential by itself", () =>
  withAnyServer((server) =>
    holds(100, fc.array(hostileReply, { minLength: 1, maxLength: 3 }), async (replies) => {
      answering(server, (page) => replies[page % replies.length] ?? pageOf([]));
      const read = readerOf(server);
      for (const id of isThere) {
        const found = await read(id).catch((error: unknown) => {
          // Whoever isn't let in or through reads nothing by itself, either.
          const isOfAll = error instanceof AuthenticationError || error instanceof ConnectionError;
          if (!isOfAll) throw error;
          expectShowable(error.message, [clientSecret]);
          return credential(id);
        });
        expect(found).toEqual(credential(id));
      }
      // After a 401 the same is asked again with a new token.
      expect(server.requests.length).toBeLessThanOrEqual(2 * (isThere.length + 1));
    }),
  ));

test("what a list tells beyond the documented is not kept", () =>
  withAnyServer(async (server) => {
    const secret = { client_secret: clientSecret, token: clientSecret };
    answering(server, () => pageOf([credential("ci", secret)], secret));
    expect(await readerOf(server)("ci")).toEqual(credential("ci"));
    expect(server.requests).toHaveLength(1);
  }));
