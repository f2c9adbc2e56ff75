import fc from "fast-check";
import type { Reply } from "./any-server";
import { hostileProperties, hostileText, hostileValue, shortHostileText } from "./hostile-values";

const createdAt = "2026-01-01T00:00:00Z";

/** What most answers are about, so that a page may hold what is read. */
export const credentialId = "ab3def8hij2klm9opq5rst7uvw";

const usualCredential = {
  id: credentialId,
  client_id: "client-id-of-the-tests",
  created_at: createdAt,
  updated_at: createdAt,
  name: "ci",
  description: "for the tests",
  last_used_at: createdAt,
  permissions: { credentials: { read: true } },
};

/** A secret that only the state may hold. */
export const createdSecret = "created-secret-of-the-tests-which-no-error-shows";

const credential = hostileProperties({ ...usualCredential, client_secret: createdSecret });

const page = fc
  .tuple(
    fc.array(credential, { maxLength: 3 }),
    hostileProperties({ has_next_page: false, has_prev_page: false, end_cursor: "a" }),
  )
  .map(([items, page_info]) => ({ items, page_info }));

const errorBody = hostileProperties({ message: "It went wrong.", code: "wrong", status: 400 });

const manyWrong = fc
  .constant(null)
  .map(() => ({ items: Array.from({ length: 20_000 }, () => 1), page_info: {} }));

const text = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.oneof(credential, page, errorBody).map((body) => JSON.stringify(body)),
  },
  {
    weight: 3,
    arbitrary: hostileText.map((message) => JSON.stringify({ message, code: message })),
  },
  { weight: 3, arbitrary: hostileValue.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: shortHostileText },
  { weight: 1, arbitrary: manyWrong.map((body) => JSON.stringify(body)) },
  { weight: 1, arbitrary: fc.constantFrom("[", '{"a":').map((open) => open.repeat(10_000)) },
  { weight: 1, arbitrary: fc.constant(`${"[".repeat(10_000)}${"]".repeat(10_000)}`) },
);

/** Not those after which a request is sent again: that takes its time, and is tested elsewhere. */
const statuses = [
  200, 200, 200, 201, 203, 204, 206, 300, 301, 302, 307, 400, 401, 403, 404, 404, 409, 413, 418,
  422, 451, 499,
];

const headers = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { "content-type": "text/html; charset=utf-16" },
      { "content-encoding": "gzip" },
      { location: "https://evil.example/" },
      { "retry-after": "\u009b2J" },
      { "www-authenticate": "Basic" },
      { "set-cookie": "a=b" },
    ),
  },
);

/** What no server should answer. */
export const hostileReply: fc.Arbitrary<Reply> = fc.record({
  status: fc.constantFrom(...statuses),
  body: text,
  headers,
});
