import { AbortedError, Keycard, RateLimitError } from "../../sdk";
import type { Simulator } from "../../simulator";
import { errorOf } from "../support/evidence";
import { clientOf, simulated } from "../support/simulated";
import { countOf, create, list } from "./calls";

/** A client as users have it, which takes its time between retries. */
function patientClientOf({ baseUrl, clientId, clientSecret }: Simulator): Keycard {
  return new Keycard({ baseUrl, clientId, clientSecret });
}

test(
  "of six times as many creates as a second allows, each is answered in the end",
  simulated(
    async (simulator) => {
      const { credentials } = patientClientOf(simulator).organizations.serviceAccounts;
      const params = { organization_id: simulator.organizationId, name: "ci" };
      const creates = Array.from({ length: 60 }, () =>
        credentials.create(simulator.serviceAccountId, params),
      );
      await Promise.all(creates);
      expect(simulator.credentials(simulator.serviceAccountId)).toHaveLength(60);
    },
    { rateLimit: 10 },
  ),
  60_000,
);

test(
  "a 429 counts as no failure, and other failures still end the call",
  simulated(async (simulator) => {
    const operation = "listCredentials";
    simulator.fault({ kind: "rateLimit", retryAfter: "0", operation, times: 6 });
    simulator.fault({ kind: "status", status: 503, operation, times: 4 });
    await list(simulator);
    expect(countOf(simulator, operation)).toBe(11);

    simulator.clearRequests();
    simulator.fault({ kind: "rateLimit", retryAfter: "0", operation });
    simulator.fault({ kind: "status", status: 503, operation, times: 5 });
    expect(await errorOf(list(simulator))).toMatchObject({ status: 503 });
    expect(countOf(simulator, operation)).toBe(6);
  }),
);

test.each<[string, object, number]>([
  ["by itself", {}, 17],
  ["as the caller says", { maxRetries: 2 }, 3],
])("a limit that never lets a call through ends it, %s", async (_, options, requests) => {
  await simulated(async (simulator) => {
    simulator.fault({ kind: "rateLimit", operation: "listCredentials", times: 100 });
    expect(await errorOf(list(simulator, options))).toBeInstanceOf(RateLimitError);
    expect(countOf(simulator, "listCredentials")).toBe(requests);
  })();
});

test(
  "a Retry-After for which no time is left ends a create at once, and leaves no doubt",
  simulated(async (simulator) => {
    simulator.fault({ kind: "rateLimit", retryAfter: "25", operation: "createCredential" });

    const error = await errorOf(create(simulator, { timeoutMs: 20_000 }));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ mayHaveTakenEffect: false });
    expect(error.message).toContain("Retry-After: 25");
  }),
);

test(
  "a create that is cancelled while it waits for its turn leaves no doubt",
  simulated(async (simulator) => {
    simulator.fault({ kind: "rateLimit", retryAfter: "20", operation: "createCredential" });
    const controller = new AbortController();
    const cancelInPause = () => {
      controller.abort();
      return 0;
    };
    const client = clientOf(simulator, { retryDelayMs: cancelInPause });
    const { credentials } = client.organizations.serviceAccounts;
    const params = { organization_id: simulator.organizationId, name: "ci" };
    const options = { signal: controller.signal };

    const error = await errorOf(credentials.create(simulator.serviceAccountId, params, options));
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ mayHaveTakenEffect: false });
  }),
);
