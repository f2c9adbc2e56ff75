import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { InvalidResponseError, Keycard, type KeycardError, TimeoutError } from "../../sdk";
import { accessToken, withAnyServer } from "../hostile/any-server";
import { errorOf } from "../support/evidence";
import { simulated } from "../support/simulated";
import { list } from "./calls";

test(
  "a redirect is an error and is not followed",
  simulated(async (simulator) => {
    const elsewhere = { location: `${simulator.baseUrl}/organizations/x/service-accounts` };
    simulator.fault({
      kind: "status",
      status: 307,
      headers: elsewhere,
      operation: "listCredentials",
    });

    const error = await errorOf(list(simulator));
    expect(error).toMatchObject({ status: 307 });
    expect(error.message).toContain("Redirects are not followed");
    expect(simulator.requests).toHaveLength(2);
  }),
);

test(
  "an answer of the wrong shape is named by path and request id, never by value",
  simulated(async (simulator) => {
    const credential = {
      id: "canary-value-in-a-body",
      client_id: 7,
      name: "ci",
      created_at: "today",
    };
    const body = JSON.stringify({
      items: [credential],
      page_info: { has_next_page: false, has_prev_page: false },
    });
    simulator.fault({ kind: "malformed", operation: "listCredentials", body });

    const error = await errorOf(list(simulator));
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error.message).toContain("items[0].client_id");
    expect(error.message).toContain("items[0].created_at");
    expect(error.message).toContain(String((error as KeycardError).requestId));
    expect(error.message).not.toContain("canary-value-in-a-body");
  }),
);

test("a secret that an answer has for a key is not shown where the answer is wrong", async () => {
  await withAnyServer(async (server) => {
    const clientSecret = 'a "secret" client secret';
    const { baseUrl } = server;
    const { serviceAccounts } = new Keycard({ clientId: "a", clientSecret, baseUrl }).organizations;
    const permissions = { [accessToken]: { [clientSecret]: 7 } };
    server.reply = () => ({ status: 200, body: JSON.stringify({ permissions }) });

    const { message } = await errorOf(serviceAccounts.list({ organization_id: "acme" }));
    expect(message).toContain('permissions["[secret]"]["[secret]"]: Invalid input');
  });
});

test(
  "null for what an answer may leave out says the same",
  simulated(async (simulator) => {
    const created_at = new Date(0).toISOString();
    const credential = { id: "i", client_id: "c", name: "ci", created_at };
    const body = JSON.stringify({
      items: [{ ...credential, description: null, last_used_at: null }],
      page_info: { has_next_page: false, has_prev_page: false, end_cursor: null },
    });
    simulator.fault({ kind: "malformed", operation: "listCredentials", body });
    expect((await list(simulator)).items).toEqual([credential]);
  }),
);

test(
  "unknown keys in an answer pass",
  simulated(async (simulator) => {
    const body = JSON.stringify({
      items: [],
      page_info: { has_next_page: false, has_prev_page: false, colour: "blue" },
      news: 1,
    });
    simulator.fault({ kind: "malformed", operation: "listCredentials", body });
    expect((await list(simulator)).items).toEqual([]);
  }),
);

test(
  "a body larger than any answer of the API is not read to its end",
  simulated(async (simulator) => {
    const body = JSON.stringify("x".repeat(5 * 1024 * 1024));
    simulator.fault({ kind: "malformed", operation: "listCredentials", body });
    expect((await errorOf(list(simulator))).message).toContain("larger than 4194304 bytes");
  }),
);

test(
  "a body that drips ends with the call's time",
  simulated(async (simulator) => {
    simulator.fault({ kind: "drip", intervalMs: 1_000, operation: "listCredentials" });
    expect(await errorOf(list(simulator, { timeoutMs: 300 }))).toBeInstanceOf(TimeoutError);
  }),
);

test("a status that HTTP doesn't have is an answer that can't be read", async () => {
  const server = createServer((socket) => {
    socket.once("data", () => socket.end("HTTP/1.1 999 What\r\ncontent-length: 0\r\n\r\n"));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}`;
  const keycard = new Keycard({ clientId: "a", clientSecret: "b", baseUrl });

  expect(await errorOf(keycard.login())).toBeInstanceOf(InvalidResponseError);
  server.close();
});

test(
  "an answer that is wrong in thousands of places is shown where it begins to be",
  simulated(async (simulator) => {
    const items = Array.from({ length: 20_000 }, () => 1);
    const body = JSON.stringify({ items, page_info: {} });
    simulator.fault({ kind: "malformed", operation: "listCredentials", body });
    const { message } = await errorOf(list(simulator));
    expect(message).toContain("items[0]");
    expect(message).toContain("and 19997 more");
    expect(message.length).toBeLessThan(1_000);
  }),
);

test.each([".", "..", "\ud800", "a\nb", "a\u009b2J"])(
  "the id %j in an answer is none: no path and no message could hold it",
  async (id) => {
    await simulated(async (simulator) => {
      const created_at = new Date(0).toISOString();
      const items = [{ id, client_id: "c", name: "ci", created_at }];
      const page_info = { has_next_page: false, has_prev_page: false };
      const body = JSON.stringify({ items, page_info });
      simulator.fault({ kind: "malformed", operation: "listCredentials", body });
      expect((await errorOf(list(simulator))).message).toContain("items[0].id");
    })();
  },
);

test(
  "half a character in a name is shown as a broken one",
  simulated(async (simulator) => {
    const created_at = new Date(0).toISOString();
    const items = [{ id: "i", client_id: "c", name: "ci\ud800", created_at }];
    const page_info = { has_next_page: false, has_prev_page: false };
    const body = JSON.stringify({ items, page_info });
    simulator.fault({ kind: "malformed", operation: "listCredentials", body });
    expect((await list(simulator)).items[0]?.name).toBe("ci\ufffd");
  }),
);

test.each([`${"a".repeat(299)}\ud83d\ude00`, "\u001b[2J\u009b2J\u202eexe", "\ud800"])(
  "what the server says is shown without what steers a terminal: %j",
  async (said) => {
    await simulated(async (simulator) => {
      const body = JSON.stringify({ message: said, code: said });
      simulator.fault({ kind: "status", status: 400, operation: "listCredentials", body });
      const { message } = await errorOf(list(simulator));
      expect(message).not.toMatch(/\p{C}/u);
    })();
  },
);
