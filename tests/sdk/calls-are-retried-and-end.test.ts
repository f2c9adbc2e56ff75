import {
  AbortedError,
  AuthenticationError,
  InvalidInputError,
  NotFoundError,
  RateLimitError,
  TimeoutError,
} from "../../sdk";
import type { Fault } from "../../simulator";
import { errorOf } from "../support/evidence";
import { clientOf, simulated } from "../support/simulated";
import { countOf, create, list } from "./calls";

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
  "an update may have taken effect whose answer was lost before the login was refused",
  simulated(async (simulator) => {
    const { id } = await create(simulator);
    const operation = "updateCredential";
    const keycard = clientOf(simulator);
    await keycard.login();
    simulator.fault({ kind: "reset", effect: "after", operation });
    simulator.fault({ kind: "status", status: 401, operation });
    simulator.fault({ kind: "status", status: 401, operation: "token" });
    const { organizationId: organization_id, serviceAccountId: service_account_id } = simulator;
    const { credentials } = keycard.organizations.serviceAccounts;
    const params = { organization_id, service_account_id, name: "deploy" };

    const error = await errorOf(credentials.update(id, params));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ status: 401, mayHaveTakenEffect: true });
    expect(error.message).toMatch(/^Can't log in at /);
    expect(simulator.credentials(service_account_id)).toMatchObject([{ name: "deploy" }]);
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
