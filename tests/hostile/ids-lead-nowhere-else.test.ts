import fc from "fast-check";
import { addressOf } from "../../provider/definitions/credential-address";
import { formatId, parseId } from "../../provider/engine/resource-id";
import { InvalidInputError, Keycard, KeycardError } from "../../sdk";
import { parseBaseUrl } from "../../sdk/base-url";
import { errorOf } from "../support/evidence";
import { type AnyServer, accessToken, withAnyServer } from "./any-server";
import { holds } from "./holds";
import { hostileText, shortHostileText, unknownString } from "./hostile-values";
import { expectPaths } from "./paths";
import { expectShowable } from "./showable";

const form = "<organization>/<service account>/<credential>";
const clientSecret = "client-secret-of-the-tests-which-no-error-shows";
const secrets = [clientSecret, accessToken];

const threeTexts = fc.tuple(shortHostileText, shortHostileText, shortHostileText);

/** Texts that make an id: neither empty nor half a character. */
const isIdText = (text: string) => text !== "" && text.isWellFormed();

test("an id that was made of ids is read as those", () =>
  holds(
    2_000,
    threeTexts.filter((ids) => ids.every(isIdText)),
    async (ids) => {
      const id = formatId(...ids);
      expect(id.split("/")).toHaveLength(3);
      expect(parseId(id, form)).toEqual(ids);
    },
  ));

const anyId = fc.oneof(
  hostileText,
  threeTexts.map((ids) => ids.join("/")),
);

test("an id of any text is read as ids that stand for the same, or refused in a short message", () =>
  holds(3_000, anyId, async (text) => {
    let ids: string[];
    try {
      ids = parseId(text, form);
    } catch (error) {
      expect((error as Error).message.length).toBeLessThan(3_000);
      return;
    }
    expect(ids).toHaveLength(3);
    expect(parseId(formatId(...ids), form)).toEqual(ids);
  }));

/** Calls each method about one credential, with the ids in their order. */
function calls(server: AnyServer, [organization_id, service_account_id, id]: string[]) {
  const client = new Keycard({
    baseUrl: server.baseUrl,
    clientId: "tests",
    clientSecret,
    maxRetries: 0,
  });
  const { serviceAccounts } = client.organizations;
  const { credentials } = serviceAccounts;
  const owner = { organization_id: String(organization_id) };
  const params = { ...owner, service_account_id: String(service_account_id) };
  const [account, credential] = [params.service_account_id, String(id)];
  return [
    () => credentials.retrieve(credential, params),
    () => credentials.update(credential, { ...params, name: "ci" }),
    () => credentials.delete(credential, params),
    () => credentials.create(account, { ...owner, name: "ci" }),
    () => credentials.list(account, owner),
    () => serviceAccounts.retrieve(account, owner),
    () => serviceAccounts.list(owner),
  ];
}

test("a client asks for the very ids that it was given, on its own host, or asks for nothing", () =>
  withAnyServer((server) =>
    holds(400, fc.tuple(hostileText, hostileText, hostileText), async (ids) => {
      server.requests.length = 0;
      for (const call of calls(server, ids)) {
        const error = await call().then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        expect(error).toBeInstanceOf(KeycardError);
        expectShowable(String(error), secrets);
      }
      expectPaths(server, ids);
    }),
  ));

test("what a Pulumi id addresses is the same path, whichever way it is spelled", () =>
  withAnyServer((server) =>
    holds(300, anyId, async (text) => {
      let address: ReturnType<typeof addressOf>;
      try {
        address = addressOf(text);
      } catch {
        return;
      }
      server.requests.length = 0;
      const { credentialId, params } = address;
      const ids = [params.organization_id, params.service_account_id, credentialId];
      await calls(server, ids)[0]?.().catch(() => {});
      expectPaths(server, ids);
    }),
  ));

test("a request id that is no UUID, or steers a header, is never sent", () =>
  withAnyServer((server) =>
    holds(
      300,
      hostileText.filter((text) => text !== unknownString),
      async (xClientRequestID) => {
        server.requests.length = 0;
        const { serviceAccounts } = new Keycard({
          baseUrl: server.baseUrl,
          clientId: "tests",
          clientSecret,
        }).organizations;
        const call = serviceAccounts.retrieve("agents", {
          organization_id: "acme",
          xClientRequestID,
        });
        expect(await errorOf(call)).toBeInstanceOf(InvalidInputError);
        expect(server.requests).toEqual([]);
      },
    ),
  ));

const anyBaseUrl = fc.oneof(
  shortHostileText,
  fc
    .tuple(
      fc.constantFrom("https://", "http://", "https:", "HTTPS://", "ftp://", "javascript:"),
      fc.constantFrom(
        "api.example",
        "127.0.0.1",
        "localhost",
        "127.0.0.1@evil.example",
        "evil.example#@127.0.0.1",
        "[::1]",
        "2130706433",
        "0x7f.1",
      ),
      fc.constantFrom("", ":80", ":0", ":99999"),
      fc.constantFrom(
        "",
        "/",
        "?",
        "#",
        "/?",
        "/#",
        "/base",
        "/base/../",
        "/%2e%2e/",
        "/base//",
        "\\base",
        "/a?b",
        "/ ",
      ),
    )
    .map((parts) => parts.join("")),
);

test("a base URL is one that paths can be appended to, and carries secrets encrypted or nowhere", () =>
  holds(3_000, anyBaseUrl, async (text) => {
    let baseUrl: string;
    try {
      baseUrl = parseBaseUrl(text);
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidInputError);
      expectShowable(String(error));
      return;
    }
    const given = new URL(text);
    const url = new URL(`${baseUrl}/organizations/acme`);
    expect(url.origin).toBe(given.origin);
    expect(url.pathname).toBe(`${given.pathname.replace(/\/+$/, "")}/organizations/acme`);
    expect(url.search + url.hash + url.username + url.password).toBe("");
    const isLocal =
      ["localhost", "[::1]"].includes(url.hostname) || url.hostname.startsWith("127.");
    expect(url.protocol === "https:" || isLocal).toBe(true);
  }));
