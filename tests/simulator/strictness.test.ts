import { operationIds } from "../../simulator/operation-id";
import { simulatedApi } from "./simulated-api";

test("the document is served, and its operations are those that faults can name", async () => {
  const { simulator } = await simulatedApi();

  const document = await (await fetch(`${simulator.baseUrl}/openapi.json`)).text();

  expect(JSON.parse(document).openapi).toMatch(/^3\.1\./);
  const operations = [...document.matchAll(/"operationId":"(\w+)"/g)].map(([, id]) => id);
  expect(operations.toSorted()).toEqual(operationIds.toSorted());
});

test.each([
  ["a missing name", {}, "name"],
  ["an empty name", { name: "" }, "name"],
  ["a number as name", { name: 1 }, "name"],
  ["a description of 501 characters", { name: "a", description: "x".repeat(501) }, "description"],
  ["null as description of something new", { name: "a", description: null }, "description"],
  ["an unknown key", { name: "a", colour: "red" }, "colour"],
])("%s is refused with a 400 that names the property", async (_what, sent, name) => {
  const { simulator, call, credentialsPath } = await simulatedApi();
  const before = simulator.credentials();

  const { status, body } = await call("POST", credentialsPath, sent);

  expect(status).toBe(400);
  expect(body).toEqual({
    message: expect.stringContaining(name),
    code: "bad_request",
    status: 400,
  });
  expect(simulator.credentials()).toEqual(before);
});

test("a description of 500 characters is accepted", async () => {
  const { call, credentialsPath } = await simulatedApi();

  const sent = { name: "a", description: "x".repeat(500) };

  expect((await call("POST", credentialsPath, sent)).status).toBe(201);
});

test.each([
  ["no body", undefined, {}, 400],
  ["an array", [], {}, 400],
  ["broken JSON", '{"name": hunter2', {}, 400],
  ["a form", "name=hunter2", { "content-type": "application/x-www-form-urlencoded" }, 415],
  ["text", "hunter2", { "content-type": "text/plain" }, 415],
  ["two megabytes", { name: "x".repeat(2_000_000) }, {}, 413],
])("%s instead of a JSON object is refused", async (_what, sent, headers, expected) => {
  const { call, credentialsPath } = await simulatedApi();

  const { status, body } = await call("POST", credentialsPath, sent, headers);

  expect(status).toBe(expected);
  expect(body).toEqual({
    message: expect.not.stringContaining("hunter2"),
    code: expect.any(String),
    status: expected,
  });
});

test.each([
  ["an unknown path", "GET", "/nowhere", 404],
  ["an unknown method", "PUT", "/service-account-token", 404],
  ["broken percent-encoding", "GET", "/organizations/%zz/service-accounts", 400],
  ["an id of 256 characters", "GET", `/organizations/${"x".repeat(256)}/service-accounts`, 400],
  ["an id of 255 €", "GET", `/organizations/${"%E2%82%AC".repeat(255)}/service-accounts`, 404],
])("%s is answered in the API's error format", async (_what, method, path, expected) => {
  const { call } = await simulatedApi();

  const { status, body } = await call(method, path);

  expect(status).toBe(expected);
  expect(body).toEqual({
    message: expect.any(String),
    code: expect.any(String),
    status: expected,
  });
});

test("an answer of the simulator's own that breaks the document is a 500 that says so", async () => {
  const { simulator, call, credentialsPath, createCredential } = await simulatedApi();
  const { id } = await createCredential();
  simulator.changeCredential(id, { description: "x".repeat(501) });

  const { status, body } = await call("GET", `${credentialsPath}/${id}`);

  expect(status).toBe(500);
  expect(body.message).toMatch(/own 200 .* breaks openapi.json: answer\/description must NOT/);
});
