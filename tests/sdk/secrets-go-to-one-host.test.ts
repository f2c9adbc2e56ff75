import { ApiError, InvalidInputError, Keycard } from "../../sdk";
import { errorOf } from "../support/evidence";
import { clientOf, simulated } from "../support/simulated";
import { withUninvited } from "../support/uninvited-host";
import { create, list } from "./calls";

function clientAt(baseUrl: string): Keycard {
  return new Keycard({ clientId: "a", clientSecret: "b", baseUrl });
}

test.each([
  ["http://api.keycard.ai", /unencrypted/],
  ["http://127.0.0.1.evil.example", /unencrypted/],
  ["http://localhost.evil.example", /unencrypted/],
  ["http://evil.example/localhost", /unencrypted/],
  ["http://evil.example#localhost", /fragment/],
  ["http://localhost.", /unencrypted/],
  ["http://0.0.0.0", /unencrypted/],
  ["http://10.0.0.1", /unencrypted/],
  ["http://192.168.1.1", /unencrypted/],
  ["http://128.0.0.1", /unencrypted/],
  ["http://[::2]", /unencrypted/],
  ["http://[fe80::1]", /unencrypted/],
  ["http://[::ffff:10.0.0.1]", /unencrypted/],
  // 10.0.0.1 in one number, 128.0.0.1 in octal and in hex: never what it looks like.
  ["http://167772161", /unencrypted/],
  ["http://0200.0.0.1", /unencrypted/],
  ["http://0x80.0.0.1", /unencrypted/],
  // Another alphabet's o.
  ["http://l\u043ecalhost", /unencrypted/],
  ["http://127.0.0.1@evil.example", /user name/],
  ["http://localhost:80@evil.example", /user name/],
  ["https://user:hunter2@api.keycard.ai", /user name/],
  ["https://:hunter2@api.keycard.ai", /user name/],
  ["https://api.keycard.ai/?x=1", /query/],
  ["https://api.keycard.ai/#x", /fragment/],
  ["ftp://localhost", /unencrypted/],
  ["file:///etc/passwd", /unencrypted/],
  ["ws://localhost", /unencrypted/],
  ["javascript:alert(1)", /unencrypted/],
  ["data:text/plain,x", /unencrypted/],
  ["api.keycard.ai", /not a URL/],
  ["//api.keycard.ai", /not a URL/],
  ["https://", /not a URL/],
  ["http://[::1%25eth0]", /not a URL/],
  ["", /not a URL/],
])("the base URL %j is refused", async (baseUrl, reason) => {
  const error = await errorOf(Promise.resolve(baseUrl).then(clientAt));
  expect(error).toBeInstanceOf(InvalidInputError);
  expect(error.message).toMatch(reason);
  expect(error.message).not.toContain("hunter2");
});

test.each([
  ["https://api.keycard.ai", "https://api.keycard.ai"],
  ["HTTPS://API.Keycard.AI/", "https://api.keycard.ai"],
  ["https://api.keycard.ai:8443/keycard//", "https://api.keycard.ai:8443/keycard"],
  ["https://api.keycard.ai/a/../b", "https://api.keycard.ai/b"],
  // An empty query or fragment ends a URL, too, and paths are appended to it.
  ["https://api.keycard.ai?", "https://api.keycard.ai"],
  ["https://api.keycard.ai/a/#", "https://api.keycard.ai/a"],
  ["https://api.keycard.ai/a/../?#", "https://api.keycard.ai"],
  ["https://b\u00fccher.example", "https://xn--bcher-kva.example"],
  ["http://localhost:1", "http://localhost:1"],
  ["http://LOCALHOST:1", "http://localhost:1"],
  ["http://127.9.9.9:1", "http://127.9.9.9:1"],
  ["http://[::1]:1", "http://[::1]:1"],
  // Spellings of this machine's address that a URL makes plain, so that none of them is another's.
  ["http://2130706433", "http://127.0.0.1"],
  ["http://0177.0.0.1", "http://127.0.0.1"],
  ["http://0x7f.1", "http://127.0.0.1"],
  ["http://127.0.0.1.", "http://127.0.0.1"],
  ["http://[::ffff:127.0.0.1]", "http://[::ffff:7f00:1]"],
  ["http://localhost\\@evil.example", "http://localhost/@evil.example"],
])("the base URL %j is %j", (baseUrl, used) => {
  expect(clientAt(baseUrl).baseUrl).toBe(used);
});

test(
  "a path in the base URL stands before every path of the API",
  simulated(async (simulator) => {
    const keycard = clientOf(simulator, { baseUrl: `${simulator.baseUrl}/below/` });
    expect(await errorOf(keycard.login())).toMatchObject({ status: 404 });
    expect(simulator.requests.map(({ path }) => path)).toEqual(["/below/service-account-token"]);
  }),
);

test.each([301, 302, 303, 307, 308])(
  "a %i to another host is an error: nothing is sent there, and no second request here",
  (status) =>
    withUninvited(async (other) => {
      await simulated(async (simulator) => {
        const headers = { location: `${other.url}/service-account-token` };
        const calls = {
          token: () => clientOf(simulator).login(),
          listCredentials: () => list(simulator),
          createCredential: () => create(simulator),
        } as const;
        for (const [operation, call] of Object.entries(calls)) {
          simulator.clearRequests();
          simulator.fault({ kind: "status", status, headers, operation: operation as never });
          const error = await errorOf(call());
          expect(error).toBeInstanceOf(ApiError);
          expect(error.message).toContain(`answered ${status}`);
          expect(error.message).toContain("Redirects are not followed");
          const asked = simulator.requests.map((request) => request.operation);
          expect(asked).toEqual([...new Set(["token", operation])]);
        }
      })();
      expect(other.visits).toBe(0);
    }),
);
