import type { AnyRequest, AnyServer } from "./any-server";

const below = "/organizations/";

/** Fails unless each request went to this server, and to a path of the API whose ids are `ids` in their order. */
export function expectPaths(server: AnyServer, ids?: readonly string[]): void {
  for (const request of server.requests) expectPath(request, server.host, ids);
}

function expectPath({ url, headers }: AnyRequest, host: string, ids?: readonly string[]): void {
  const [path = "", , ...rest] = url.split("?", 2);
  expect(headers.host).toBe(host);
  expect(rest).toEqual([]);
  expect(path.startsWith(below)).toBe(true);
  const [, , organization, accounts, account, credentials, credential, ...more] = path.split("/");
  expect(more).toEqual([]);
  expect([accounts, credentials ?? "credentials"]).toEqual(["service-accounts", "credentials"]);
  const found = [organization, account, credential].filter((part) => part !== undefined);
  for (const part of found) expect(encodeURIComponent(decodeURIComponent(part))).toBe(part);
  if (ids) expect(found.map(decodeURIComponent)).toEqual(ids.slice(0, found.length));
}
