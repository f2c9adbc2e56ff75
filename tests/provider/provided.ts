import { type Simulator, startSimulator } from "../../simulator";
import { errorOf, keepSecrets } from "../support/evidence";
import { clientOf, simulated } from "../support/simulated";
import type { Door } from "./door";
import { ProviderError } from "./provider-error";
import { type Held, ProviderProcess } from "./provider-process";
import type { ProviderSettings, ResourceType, Values } from "./wire";

// A process takes its time to start where all cores are busy.
jest.setTimeout(30_000);

/** A simulator, and a provider process that is configured for it. */
export interface Provided {
  simulator: Simulator;
  provider: ProviderProcess;
}

/** Stack config that points a provider at a simulator. */
export function configFor(simulator: Simulator): Record<string, string> {
  return {
    "keycard:baseUrl": simulator.baseUrl,
    "keycard:clientId": simulator.clientId,
    "keycard:clientSecret": simulator.clientSecret,
    "keycard:organizationId": simulator.organizationId,
  };
}

/** Runs `test` with a simulator and a provider process of its own, which end with it. */
export function provided(
  door: Door,
  test: (given: Provided) => Promise<void>,
  settings: (simulator: Simulator) => ProviderSettings = (simulator) => ({
    config: configFor(simulator),
  }),
): () => Promise<void> {
  return simulated((simulator) =>
    withProvider(door, settings(simulator), (provider) => test({ simulator, provider })),
  );
}

/** Runs `work` with a provider process, which ends with it. */
export async function withProvider(
  door: Door,
  settings: ProviderSettings,
  work: (provider: ProviderProcess) => Promise<void>,
): Promise<void> {
  const provider = await ProviderProcess.start(door, settings);
  try {
    await work(provider);
  } finally {
    await provider.end();
  }
}

/** The same for all tests of a file; requests and faults are those of one test alone. */
export function providedToAll(door: Door, type?: ResourceType): () => Provided {
  let given: Provided;
  beforeAll(async () => {
    const simulator = await startSimulator();
    const config = configFor(simulator);
    const provider = await ProviderProcess.start(door, { config, ...(type && { type }) });
    given = { simulator, provider };
  });
  beforeEach(() => {
    given.simulator.clearRequests();
    given.simulator.clearFaults();
  });
  afterAll(async () => {
    await given.provider.end();
    keepSecrets(given.simulator.issuedSecrets());
    await given.simulator.close();
  });
  return () => given;
}

/** Creates a resource as the engine does: check, then create. */
export async function created(
  { provider, simulator }: Provided,
  program: Values = {},
): Promise<Held> {
  const serviceAccountId = simulator.serviceAccountId;
  const news = { logicalName: "ci", serviceAccountId, ...program };
  const { inputs, failures } = await provider.check(news);
  expect(failures).toEqual([]);
  return provider.create(inputs);
}

/** Logs in with a credential as the workload does that gets it from the stack's outputs. */
export function logIn(simulator: Simulator, outputs: Values = {}): Promise<void> {
  const { clientId, clientSecret } = outputs;
  const pair = { clientId: String(clientId), clientSecret: String(clientSecret) };
  return clientOf(simulator, pair).login();
}

/** The error that a step of a resource's life is rejected with. */
export async function providerErrorOf(step: Promise<unknown>): Promise<ProviderError> {
  const error = await errorOf(step);
  if (!(error instanceof ProviderError)) throw error;
  return error;
}

/** What was asked of the API, in the order of arrival. */
export function operations(simulator: Simulator): string[] {
  return simulator.requests.map(({ operation }) => operation);
}
