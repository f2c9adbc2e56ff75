import { simulatedApi } from "./simulated-api";

const noLogin = { authorization: "" };

test("faults are set and cleared over HTTP, without a login", async () => {
  const { call, accountPath } = await simulatedApi();
  const fault = { kind: "status", status: 418, times: 2 };

  const set = await call("POST", "/__simulator/faults", fault, noLogin);
  const during = await call("GET", accountPath);
  const cleared = await call("DELETE", "/__simulator/faults", undefined, noLogin);
  const after = await call("GET", accountPath);

  expect([set.status, during.status, cleared.status, after.status]).toEqual([204, 418, 204, 200]);
});

test.each([
  [[], "must be object"],
  [{}, "'kind'"],
  [{ kind: "explode" }, "fault/kind must be equal to one of the allowed values: status, "],
  [{ kind: "status" }, "'status'"],
  [{ kind: "status", status: 99 }, "fault/status"],
  [{ kind: "status", status: 500, headers: { "x y": "" } }, "fault/headers"],
  [{ kind: "reset" }, "'effect'"],
  [{ kind: "delay", delayMs: "5" }, "fault/delayMs"],
  [{ kind: "drip", intervalMs: -1 }, "fault/intervalMs"],
  [{ kind: "truncate", times: 0 }, "fault/times"],
  [{ kind: "truncate", times: null }, "fault/times"],
  [{ kind: "truncate", skip: -1 }, "fault/skip"],
  [{ kind: "truncate", operation: "nothing" }, "fault/operation"],
  [{ kind: "truncate", delayMs: 5 }, "delayMs"],
])("the fault %j is refused with a 400 that says why", async (fault, reason) => {
  const { call } = await simulatedApi();

  const { status, body } = await call("POST", "/__simulator/faults", fault);

  expect(status).toBe(400);
  expect(body.message).toContain(reason);
});

test("requests to the API are read and cleared over HTTP, and don't include these", async () => {
  const { simulator, call, accountPath } = await simulatedApi();
  await call("GET", accountPath);

  const read = await call("GET", "/__simulator/requests", undefined, noLogin);
  expect(read.body).toEqual(simulator.requests);
  expect(read.body).toMatchObject([{ operation: "retrieveServiceAccount", status: 200 }]);

  await call("DELETE", "/__simulator/requests", undefined, noLogin);
  expect(simulator.requests).toEqual([]);
});

test("live credentials are read over HTTP, without their secrets", async () => {
  const { simulator, call, createCredential } = await simulatedApi();
  const { client_secret } = await createCredential();

  const { body } = await call("GET", "/__simulator/credentials", undefined, noLogin);

  expect(body).toEqual(JSON.parse(JSON.stringify(simulator.credentials())));
  expect(body).toHaveLength(2); // With the example credential.
  expect(JSON.stringify(body)).not.toContain(client_secret);
});
