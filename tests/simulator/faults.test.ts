import type { Fault } from "../../simulator";
import { type SimulatedApi, simulatedApi } from "./simulated-api";

async function apiWithFault(fault: Fault): Promise<SimulatedApi> {
  const api = await simulatedApi();
  api.simulator.fault(fault);
  return api;
}

function create({ simulator, credentialsPath, headers }: SimulatedApi, signal?: AbortSignal) {
  return fetch(simulator.baseUrl + credentialsPath, {
    method: "POST",
    headers,
    body: JSON.stringify({ name: "deploy" }),
    ...(signal && { signal }),
  });
}

const created = ({ simulator }: SimulatedApi) =>
  simulator.credentials().filter(({ name }) => name === "deploy").length;

/** Lets the simulator go on until the condition holds. */
async function until({ call, accountPath }: SimulatedApi, condition: () => boolean): Promise<void> {
  while (!condition()) await call("GET", accountPath);
}

test.each([
  ["before", 0],
  ["after", 1],
] as const)("a status comes %s the effect", async (effect, expected) => {
  const api = await apiWithFault({ kind: "status", status: 503, effect });

  const response = await create(api);

  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({
    message: expect.any(String),
    code: "service_unavailable",
    status: 503,
  });
  expect(created(api)).toBe(expected);
});

test("a status has the headers, the body and the content type that were asked for", async () => {
  const api = await apiWithFault({
    kind: "status",
    status: 502,
    headers: { "x-proxy": "edge" },
    body: "<p>bad gateway</p>",
    contentType: "text/html",
  });

  const response = await create(api);

  expect(response.headers.get("x-proxy")).toBe("edge");
  expect(response.headers.get("content-type")).toMatch(/^text\/html/);
  expect(await response.text()).toBe("<p>bad gateway</p>");
});

test("a rate limit is a 429 that says when to come back, and nothing takes effect", async () => {
  const api = await apiWithFault({ kind: "rateLimit", retryAfter: "7" });

  const response = await create(api);

  expect(response.status).toBe(429);
  expect(response.headers.get("retry-after")).toBe("7");
  expect(await response.json()).toMatchObject({ code: "too_many_requests", status: 429 });
  expect(created(api)).toBe(0);
});

test("a delay before the effect lets it happen late, even when the client has gone", async () => {
  const api = await apiWithFault({ kind: "delay", delayMs: 300, operation: "createCredential" });
  const client = new AbortController();
  const answer = create(api, client.signal);

  await until(api, () => api.simulator.requests.some(({ method }) => method === "POST"));
  client.abort();
  await expect(answer).rejects.toThrow(/aborted/);
  const createdInTime = created(api);
  await until(api, () => created(api) > 0);

  expect(createdInTime).toBe(0);
  expect(created(api)).toBe(1);
});

test("a delay after the effect holds back the answer only", async () => {
  const api = await apiWithFault({
    kind: "delay",
    delayMs: 300,
    effect: "after",
    operation: "createCredential",
  });
  const answered = { yet: false };
  const answer = create(api).then((response) => {
    answered.yet = true;
    return response.status;
  });

  await until(api, () => created(api) > 0);

  expect(answered.yet).toBe(false);
  expect(await answer).toBe(201);
});

test.each([
  ["before", 0],
  ["after", 1],
] as const)("a reset comes %s the effect, instead of an answer", async (effect, expected) => {
  const api = await apiWithFault({ kind: "reset", effect });

  await expect(create(api)).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });

  expect(created(api)).toBe(expected);
  expect(api.simulator.requests[0]?.status).toBeNull();
});

test("a truncated answer has the right head and breaks off in the middle of the body", async () => {
  const api = await apiWithFault({ kind: "truncate" });

  const response = await create(api);

  expect(response.status).toBe(201);
  expect(Number(response.headers.get("content-length"))).toBeGreaterThan(0);
  await expect(response.text()).rejects.toThrow("terminated");
  expect(created(api)).toBe(1);
});

test("an answer without a body is truncated to nothing", async () => {
  const api = await simulatedApi();
  const { id } = await api.createCredential();
  api.simulator.fault({ kind: "truncate" });

  await expect(api.call("DELETE", `${api.credentialsPath}/${id}`)).rejects.toThrow();

  expect(created(api)).toBe(0);
});

test.each([
  [undefined, '{"id": '],
  ["[]", "[]"],
])("a malformed answer with body %j follows the effect", async (body, expected) => {
  const api = await apiWithFault({ kind: "malformed", ...(body && { body }) });

  const response = await create(api);

  expect(response.status).toBe(201);
  expect(response.headers.get("content-type")).toMatch(/json/);
  expect(await response.text()).toBe(expected);
  expect(created(api)).toBe(1);
});

test("a dripping answer arrives whole, in many pieces", async () => {
  const api = await apiWithFault({ kind: "drip", intervalMs: 1 });

  const response = await create(api);
  const pieces = await Array.fromAsync(response.body ?? []);

  expect(JSON.parse(Buffer.concat(pieces).toString())).toMatchObject({ name: "deploy" });
  expect(pieces.length).toBeGreaterThan(10);
});

test("an altered answer is the true one, with what was asked for", async () => {
  const more = { colour: "blue" };
  const api = await apiWithFault({ kind: "altered", contentType: "text/html", more });

  const response = await create(api);

  expect(response.headers.get("content-type")).toBe("text/html");
  expect(await response.json()).toMatchObject({ name: "deploy", ...more });
});

test("the request log names the fault that a request has met", async () => {
  const api = await apiWithFault({ kind: "rateLimit" });

  await create(api);
  await create(api);

  expect(api.simulator.requests.map(({ fault }) => fault)).toEqual(["rateLimit", undefined]);
});

test("a fault meets its operation only, after those it skips, as often as it says", async () => {
  const api = await apiWithFault({
    kind: "status",
    status: 500,
    operation: "createCredential",
    skip: 1,
    times: 2,
  });

  await api.call("GET", api.credentialsPath);
  for (let round = 0; round < 4; round++) await create(api);

  expect(api.simulator.requests.map(({ status }) => status)).toEqual([200, 201, 500, 500, 201]);
});

test("a fault meets requests of its organization only, until they are cleared", async () => {
  const api = await apiWithFault({ kind: "rateLimit", operation: "token" });
  const { organizationId } = api.simulator;
  api.simulator.fault({ kind: "status", status: 500, organizationId: "another", times: 9 });
  api.simulator.fault({ kind: "status", status: 503, organizationId, times: 9 });

  expect((await create(api)).status).toBe(503);
  api.simulator.clearFaults(organizationId);
  expect((await create(api)).status).toBe(201);
});

test("faults take their turns in the order they were added", async () => {
  const api = await apiWithFault({ kind: "status", status: 500 });
  api.simulator.fault({ kind: "rateLimit" });

  expect((await create(api)).status).toBe(500);
  expect((await create(api)).status).toBe(429);
  expect((await create(api)).status).toBe(201);
});

test("a fault waits for a request that would otherwise have been carried out", async () => {
  const api = await apiWithFault({ kind: "status", status: 500 });

  await api.call("GET", api.accountPath, undefined, { authorization: "Bearer wrong" });
  await api.call("POST", api.credentialsPath, {});
  await create(api);

  expect(api.simulator.requests.map(({ status }) => status)).toEqual([401, 400, 500]);
});

test("cleared faults don't happen", async () => {
  const api = await apiWithFault({ kind: "status", status: 500, times: 1000 });

  api.simulator.clearFaults();

  expect((await create(api)).status).toBe(201);
});
