import {
  AbortedError,
  ApiError,
  ConflictError,
  ConnectionError,
  InvalidResponseError,
  type KeycardError,
  NotFoundError,
  PermissionDeniedError,
  TimeoutError,
} from "../../sdk";
import { mayHaveArrived } from "../../sdk/network-failure";
import type { Fault } from "../../simulator";
import { errorOf } from "../support/evidence";
import { clientOf, simulated } from "../support/simulated";
import { countOf, create } from "./calls";

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

test.each([
  ["connect", false],
  ["read", true],
  ["write", true],
])("a host that is out of reach at a %s may have got the request: %j", (syscall, expected) => {
  for (const code of ["EHOSTUNREACH", "ENETUNREACH"]) {
    const cause = Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
    expect(mayHaveArrived(new TypeError("fetch failed", { cause }))).toBe(expected);
  }
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
