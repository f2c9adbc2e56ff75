import { AbortedError } from "../../sdk";
import { collectGarbage } from "../support/collect-garbage";
import { errorOf } from "../support/evidence";
import { clientOf, simulated } from "../support/simulated";
import { until } from "../support/until";
import { countOf, create, list } from "./calls";

// A copied request no longer hears of its signal's end once garbage was collected: nodejs/undici#4068.

test(
  "a create that was cancelled while a refused token was replaced is not sent again",
  simulated(async (simulator) => {
    const keycard = clientOf(simulator);
    await keycard.login();
    simulator.fault({ kind: "status", status: 401, operation: "createCredential" });
    simulator.fault({ kind: "delay", delayMs: 1_000, operation: "token" });
    const controller = new AbortController();
    const call = errorOf(create(simulator, { signal: controller.signal }, keycard));
    await until(() => countOf(simulator, "token") === 2);
    await collectGarbage();
    const isLoginUnderWay = simulator.requests.at(-1)?.status === null;
    controller.abort();

    expect(await call).toBeInstanceOf(AbortedError);
    expect(isLoginUnderWay).toBe(true);
    await keycard.login();
    await list(simulator, {}, keycard);
    expect(countOf(simulator, "createCredential")).toBe(1);
  }),
);

test(
  "a call that is tried again can still be cancelled",
  simulated(async (simulator) => {
    simulator.fault({ kind: "status", status: 503, operation: "listCredentials" });
    simulator.fault({ kind: "delay", delayMs: 60_000, operation: "listCredentials" });
    const controller = new AbortController();
    const call = errorOf(list(simulator, { signal: controller.signal }));
    await until(() => countOf(simulator, "listCredentials") === 2);
    await collectGarbage();
    controller.abort();

    expect(await call).toBeInstanceOf(AbortedError);
  }),
);
