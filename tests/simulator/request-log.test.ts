import { simulatedApi } from "./simulated-api";

const requestId = "0f8fad5b-d9cb-469f-a165-70867728950e";

test("requests are logged with what identifies them", async () => {
  const { simulator, call, credentialsPath } = await simulatedApi({ now: () => 0 });

  await call("GET", `${credentialsPath}?limit=5&expand[]=permissions`, undefined, {
    "X-Client-Request-ID": requestId,
  });

  expect(simulator.requests).toEqual([
    {
      operation: "listCredentials",
      method: "GET",
      path: credentialsPath,
      query: { limit: "5", "expand[]": "permissions" },
      status: 200,
      clientRequestId: requestId,
      at: "1970-01-01T00:00:00.000Z",
    },
  ]);
});

test("refused and unknown requests are logged too", async () => {
  const { simulator, call, credentialsPath } = await simulatedApi();

  await call("POST", credentialsPath, {});
  await call("GET", credentialsPath, undefined, { authorization: "Bearer wrong" });
  await call("GET", "/nowhere");

  expect(simulator.requests.map(({ operation, status }) => [operation, status])).toEqual([
    ["createCredential", 400],
    ["listCredentials", 401],
    ["unknown", 404],
  ]);
});

test("the log holds no secret", async () => {
  const { simulator, createCredential } = await simulatedApi();
  await createCredential();

  const log = JSON.stringify(simulator.requests);

  for (const secret of simulator.issuedSecrets()) expect(log).not.toContain(secret);
});

test("the log can be cleared", async () => {
  const { simulator, call } = await simulatedApi();
  await call("GET", "/nowhere");

  simulator.clearRequests();

  expect(simulator.requests).toEqual([]);
});

test("the client's request id comes back as a header, also with an error", async () => {
  const { call, accountPath } = await simulatedApi();
  const headers = { "X-Client-Request-ID": requestId };

  const found = await call("GET", accountPath, undefined, headers);
  const missing = await call("GET", `${accountPath}x`, undefined, headers);

  expect(found.headers.get("x-client-request-id")).toBe(requestId);
  expect(missing.headers.get("x-client-request-id")).toBe(requestId);
});

test("a request id that is not a UUID is refused with 400", async () => {
  const { call, accountPath } = await simulatedApi();

  const { status, body } = await call("GET", accountPath, undefined, {
    "X-Client-Request-ID": "42",
  });

  expect(status).toBe(400);
  expect(body.message).toContain("x-client-request-id");
});
