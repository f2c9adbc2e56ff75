import type { Fault } from "../../simulator";
import { simulatedApi } from "./simulated-api";

const hour = 3_600_000;

test.each<Fault>([
  { kind: "delay", delayMs: hour },
  { kind: "delay", delayMs: hour, effect: "after" },
  { kind: "drip", intervalMs: hour },
])("closing ends a request under way with %j at once", async (fault) => {
  const { simulator, call, accountPath } = await simulatedApi();
  simulator.fault({ ...fault, operation: "retrieveServiceAccount" });
  const answer = call("GET", accountPath);
  const failure = expect(answer).rejects.toThrow();
  while (simulator.requests.length === 0) await call("GET", "/openapi.json");

  await simulator.close();

  await failure;
  await expect(call("GET", accountPath)).rejects.toThrow();
});

test("closing ends requests that latency holds back", async () => {
  const { simulator, call, accountPath } = await simulatedApi({ latencyMs: 20 });

  const answer = call("GET", accountPath);
  const failure = expect(answer).rejects.toThrow();
  while (simulator.requests.length === 0) await call("GET", "/openapi.json");
  await simulator.close();

  await failure;
});

test("closing twice is closing once", async () => {
  const { simulator } = await simulatedApi();

  await simulator.close();

  await expect(simulator.close()).resolves.toBeUndefined();
});

test("every answer of the API comes with the latency that was asked for", async () => {
  const { call, accountPath } = await simulatedApi({ latencyMs: 30 });

  const started = performance.now();
  await call("GET", accountPath);

  expect(performance.now() - started).toBeGreaterThanOrEqual(29);
});
