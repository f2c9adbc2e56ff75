import { createOnce } from "../../provider/definitions/creation/create-once";
import { credentialTrace } from "../../provider/definitions/creation/credential-creation";
import type { KeycardContext } from "../../provider/definitions/keycard-context";
import { CredentialReads } from "../../provider/definitions/reads/credential-reads";
import type { Simulator } from "../../simulator";
import { errorOf, keepEvidence } from "../support/evidence";
import { liveIn } from "../support/live-credentials";
import { clientOf, simulated } from "../support/simulated";
import { until } from "../support/until";
import { operations } from "./provided";

// What both doors run, with pauses and time limits of the test's own.
const operation = "createCredential";

const create = ({ organizationId, serviceAccountId }: Simulator, context: KeycardContext) =>
  createOnce(
    credentialTrace.creationOf({ organizationId, serviceAccountId, autoName: "ci-1234567" }),
    context,
  );
let warnings: string[] = [];
beforeEach(() => {
  warnings = [];
});

const noPause = async () => {};

test(
  "an API that never gives an answer leaves none, after three attempts",
  simulated(async (simulator) => {
    simulator.fault({ kind: "status", status: 500, effect: "after", operation, times: 99 });

    const attempt = create(simulator, contextOf(simulator, noPause));
    expect((await errorOf(attempt)).message).toMatch(/answered 500 .*Attempts: 3/);
    expect(liveIn(simulator)).toEqual([]);
    expect(operations(simulator).filter((each) => each === operation)).toHaveLength(3);
  }),
);

test(
  "a request that timed out and takes effect late leaves no second credential",
  simulated(async (simulator) => {
    simulator.fault({ kind: "delay", delayMs: 500, effect: "before", operation });
    const lateEffect = () => until(() => liveIn(simulator).length > 0);

    const context = contextOf(simulator, lateEffect);
    const { created } = await create(simulator, context);
    expect(liveIn(simulator).map(({ id }) => id)).toEqual([created.id]);
    expect(operations(simulator).filter((each) => each === operation)).toHaveLength(2);
    expect(warnings.join()).toMatch(/has timed out and may take effect yet\. Look in a while/);
  }),
);

test(
  "requests that all timed out name what may appear yet",
  simulated(async (simulator) => {
    simulator.fault({ kind: "delay", delayMs: 60_000, effect: "before", operation, times: 3 });

    const attempt = create(simulator, contextOf(simulator, noPause));
    expect((await errorOf(attempt)).message).toMatch(
      /no usable answer .* Attempts: 3; the API lists no credential of theirs, which would be named "ci-1234567"/,
    );
  }),
);

/** What a creation needs from outside, with requests that give up early. */
function contextOf(simulator: Simulator, sleep: KeycardContext["sleep"]): KeycardContext {
  const keycard = clientOf(simulator);
  const { credentials } = keycard.organizations.serviceAccounts;
  const create = credentials.create.bind(credentials);
  credentials.create = (id, params) => create(id, params, { timeoutMs: 250 });
  return {
    keycard,
    creating: keycard,
    reads: new CredentialReads(),
    forgetReads: () => {},
    loginAs: (clientId, clientSecret) => clientOf(simulator, { clientId, clientSecret }),
    clientId: simulator.clientId,
    created: new Set(),
    visibleOrganizations: new Set(),
    now: Date.now,
    sleep,
    warn: (message) => {
      warnings.push(message);
      keepEvidence("warning", message);
    },
  };
}
