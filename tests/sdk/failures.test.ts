import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import {
  AbortedError,
  ApiError,
  ConflictError,
  ConnectionError,
  InvalidInputError,
  InvalidResponseError,
  Keycard,
  type KeycardError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  TimeoutError,
} from "../../sdk";
import type { Fault, Simulator } from "../../simulator";
import { errorOf } from "../support/evidence";
import { clientOf, simulated } from "../support/simulated";

function create(simulator: Simulator, options = {}) {
  const { organizationId: organization_id, serviceAccountId } = simulator;
  const { credentials } = clientOf(simulator).organizations.serviceAccounts;
  return credentials.create(serviceAccountId, { organization_id, name: "ci" }, options);
}

function list(simulator: Simulator, options = {}) {
  const { organizationId: organization_id, serviceAccountId } = simulator;
  const { credentials } = clientOf(simulator).organizations.serviceAccounts;
  return credentials.list(serviceAccountId, { organization_id }, options);
}

function countOf(simulator: Simulator, wanted: string): number {
  return simulator.requests.filter(({ operation }) => operation === wanted).length;
}

test.each([
  [403, PermissionDeniedError],
  [404, NotFoundError],
  [409, ConflictError],
  [422, ApiError],
])("a create answered %d did nothing and says so", async (status, errorClass) => {
  await simulated(async (simulator) => {
    simulator.fault({ kind: "status", status, operation: "createCredential" });

    const error = await errorOf(create(simulator));
    expect(error).toBeInstanceOf(errorClass);
    expect(error).toMatchObject({ status, mayHaveTakenEffect: false });
    expect(error.message).toMatch(
      /^Can't create a credential of service account ".*answered \d+ \("A fault/,
    );
    expect(countOf(simulator, "createCredential")).toBe(1);
  })();
});

test.each<[string, Fault, typeof KeycardError]>([
  ["a 500", { kind: "status", status: 500 }, ApiError],
  ["a 503 after the effect", { kind: "status", status: 503, effect: "after" }, ApiError],
  ["a connection reset after the effect", { kind: "reset", effect: "after" }, ConnectionError],
  ["a connection reset before it", { kind: "reset", effect: "before" }, ConnectionError],
  ["a body cut off", { kind: "truncate" }, ConnectionError],
  ["a body that isn't JSON", { kind: "malformed" }, InvalidResponseError],
  ["a body of the wrong shape", { kind: "malformed", body: '{"id": 7}' }, InvalidResponseError],
])("a create is sent once where %s hides what became of it", async (_, fault, errorClass) => {
  await simulated(async (simulator) => {
    simulator.fault({ ...fault, operation: "createCredential", times: 9 });

    const error = await errorOf(create(simulator));
    expect(error).toBeInstanceOf(errorClass);
    expect(error).toMatchObject({ mayHaveTakenEffect: true });
    expect(countOf(simulator, "createCredential")).toBe(1);
  })();
});

test(
  "a create that times out may have taken effect",
  simulated(async (simulator) => {
    const keycard = clientOf(simulator);
    await keycard.login();
    const operation = "createCredential";
    simulator.fault({ kind: "delay", delayMs: 60_000, effect: "after", operation });
    const { organizationId: organization_id, serviceAccountId } = simulator;
    const { credentials } = keycard.organizations.serviceAccounts;
    const params = { organization_id, name: "ci" };

    const error = await errorOf(credentials.create(serviceAccountId, params, { timeoutMs: 500 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ mayHaveTakenEffect: true });
  }),
);

test(
  "a create whose login times out did nothing",
  simulated(async (simulator) => {
    simulator.fault({ kind: "delay", delayMs: 60_000, operation: "token" });

    const error = await errorOf(create(simulator, { timeoutMs: 200 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ mayHaveTakenEffect: false });
    expect(countOf(simulator, "createCredential")).toBe(0);
  }),
);

test(
  "a create whose login fails did nothing",
  simulated(async (simulator) => {
    simulator.fault({ kind: "reset", effect: "after", operation: "token", times: 9 });

    expect(await errorOf(create(simulator))).toMatchObject({ mayHaveTakenEffect: false });
    expect(countOf(simulator, "createCredential")).toBe(0);
  }),
);

test(
  "a create that is aborted before it is sent did nothing",
  simulated(async (simulator) => {
    const keycard = clientOf(simulator);
    await keycard.login();
    const { organizationId: organization_id, serviceAccountId } = simulator;
    const { credentials } = keycard.organizations.serviceAccounts;
    const options = { signal: AbortSignal.abort() };

    const error = await errorOf(
      credentials.create(serviceAccountId, { organization_id, name: "ci" }, options),
    );
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ mayHaveTakenEffect: false });
    expect(countOf(simulator, "createCredential")).toBe(0);
  }),
);

test.each<[string, object]>([
  ["timeoutMs", { timeoutMs: Number.POSITIVE_INFINITY }],
  ["timeoutMs", { timeoutMs: 2 ** 31 }],
  ["timeoutMs", { timeoutMs: 0 }],
  ["maxRetries", { maxRetries: -1 }],
  ["maxRetries", { maxRetries: 1.5 }],
  ["signal", { signal: {} }],
  ["timeout", { timeout: 5 }],
])("a wrong option %s is refused before anything is sent", async (option, options) => {
  await simulated(async (simulator) => {
    const error = await errorOf(create(simulator, options));
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error.message).toContain(option);
    expect(simulator.requests).toEqual([]);
  })();
});

test(
  "a create that is too early is sent again when Retry-After says",
  simulated(async (simulator) => {
    simulator.fault({
      kind: "rateLimit",
      retryAfter: "0",
      operation: "createCredential",
      times: 2,
    });

    await create(simulator);
    expect(countOf(simulator, "createCredential")).toBe(3);
  }),
);

test(
  "a Retry-After longer than anyone would wait for ends the call at once",
  simulated(async (simulator) => {
    simulator.fault({ kind: "rateLimit", retryAfter: "86400", operation: "listCredentials" });

    const error = await errorOf(list(simulator));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error.message).toContain("Retry-After: 86400");
  }),
);

test.each<[string, Fault]>([
  ["500", { kind: "status", status: 500 }],
  [
    "502 with a page of HTML",
    { kind: "status", status: 502, body: "<html>", contentType: "text/html" },
  ],
  ["503", { kind: "status", status: 503 }],
  ["408", { kind: "status", status: 408 }],
  ["429", { kind: "rateLimit" }],
  ["a reset connection", { kind: "reset", effect: "before" }],
  ["a body cut off", { kind: "truncate" }],
])("a read is tried again after %s", async (_, fault) => {
  await simulated(async (simulator) => {
    simulator.fault({ ...fault, operation: "listCredentials", times: 2 });

    expect((await list(simulator)).items).toEqual([]);
    expect(countOf(simulator, "listCredentials")).toBe(3);
  })();
});

test(
  "a delete whose answer was lost is sent again, and finds nothing left to do",
  simulated(async (simulator) => {
    const { id } = await create(simulator);
    simulator.fault({ kind: "reset", effect: "after", operation: "deleteCredential" });
    const { organizationId: organization_id, serviceAccountId: service_account_id } = simulator;
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;

    const error = await errorOf(credentials.delete(id, { organization_id, service_account_id }));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ mayHaveTakenEffect: true });
    expect(countOf(simulator, "deleteCredential")).toBe(2);
  }),
);

test(
  "an update that is refused at last may have taken effect before",
  simulated(async (simulator) => {
    const { id } = await create(simulator);
    const operation = "updateCredential";
    simulator.fault({ kind: "status", status: 503, effect: "after", operation });
    simulator.fault({ kind: "status", status: 422, operation });
    const { organizationId: organization_id, serviceAccountId: service_account_id } = simulator;
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;
    const params = { organization_id, service_account_id, name: "deploy" };

    const error = await errorOf(credentials.update(id, params));
    expect(error).toMatchObject({ status: 422, mayHaveTakenEffect: true });
  }),
);

test(
  "maxRetries 0 sends one request",
  simulated(async (simulator) => {
    simulator.fault({ kind: "status", status: 503, operation: "listCredentials", times: 9 });
    expect(await errorOf(list(simulator, { maxRetries: 0 }))).toMatchObject({ status: 503 });
    expect(countOf(simulator, "listCredentials")).toBe(1);
  }),
);

test(
  "the client's own timeoutMs and maxRetries hold for calls that don't say",
  simulated(async (simulator) => {
    const { credentials } = clientOf(simulator, { maxRetries: 0 }).organizations.serviceAccounts;
    const params = { organization_id: simulator.organizationId };
    simulator.fault({ kind: "status", status: 503, operation: "listCredentials" });
    const refused = await errorOf(credentials.list(simulator.serviceAccountId, params));
    expect(refused).toMatchObject({ status: 503 });
    simulator.fault({ kind: "status", status: 503, operation: "listCredentials" });
    await credentials.list(simulator.serviceAccountId, params, { maxRetries: 1 });

    simulator.fault({ kind: "delay", delayMs: 60_000, operation: "token" });
    const impatient = clientOf(simulator, { timeoutMs: 200 });
    expect(await errorOf(impatient.login())).toBeInstanceOf(TimeoutError);
  }),
);

test(
  "an aborted call ends at once with an error of its own",
  simulated(async (simulator) => {
    simulator.fault({ kind: "delay", delayMs: 60_000, operation: "listCredentials" });
    const controller = new AbortController();
    const call = errorOf(list(simulator, { signal: controller.signal }));
    controller.abort();

    expect(await call).toBeInstanceOf(AbortedError);
  }),
);

test(
  "one caller's abort doesn't take the shared login from another",
  simulated(async (simulator) => {
    const { serviceAccounts } = clientOf(simulator).organizations;
    const { organizationId: organization_id } = simulator;
    simulator.fault({ kind: "delay", delayMs: 100, operation: "token" });
    const controller = new AbortController();
    const aborted = errorOf(
      serviceAccounts.list({ organization_id }, { signal: controller.signal }),
    );
    const other = serviceAccounts.list({ organization_id });
    controller.abort();

    expect(await aborted).toBeInstanceOf(AbortedError);
    expect((await other).items).toHaveLength(1);
    expect(countOf(simulator, "token")).toBe(1);
  }),
);

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
