import { formatId } from "../../provider/engine/resource-id";
import { type Simulator, startSimulator } from "../../simulator";
import type { Door } from "../provider/door";
import { configFor } from "../provider/provided";
import { ProviderProcess } from "../provider/provider-process";
import type { ResourceType } from "../provider/wire";
import { keepSecrets } from "../support/evidence";
import { fastClock } from "./fast-clock";

/** Where cells are run. Faults are told apart by the organization, but for those of a token, which is of none. */
export interface Lane {
  simulator: Simulator;
  /** The process that meets faults. */
  struck: ProviderProcess;
  /** The process of the next command. */
  next: ProviderProcess;
  /** Gives the process that is struck a token, so that the requests of a step are the step's alone. */
  logIn(): Promise<void>;
  close(): Promise<void>;
}

/** Any number of cells may share one, but for those of a login: a process has one for all that it does. */
export async function openLane(door: Door, type?: ResourceType): Promise<Lane> {
  const simulator = await startSimulator();
  const provider = await start(door, simulator.baseUrl, simulator, type);
  return {
    simulator,
    struck: provider,
    next: provider,
    logIn: loginOf(provider, simulator),
    close: () => close(simulator, [provider]),
  };
}

/** For the cells of a host that is out of reach, which a process was told of that is struck. */
export async function openLaneTo(baseUrl: string, door: Door): Promise<Lane> {
  const simulator = await startSimulator();
  const struck = await start(door, baseUrl, simulator);
  const next = await start(door, simulator.baseUrl, simulator);
  return {
    simulator,
    struck,
    next,
    logIn: async () => {},
    close: () => close(simulator, [struck, next]),
  };
}

async function close(simulator: Simulator, providers: ProviderProcess[]): Promise<void> {
  for (const provider of providers) await provider.end();
  keepSecrets(simulator.issuedSecrets());
  await simulator.close();
}

function start(
  door: Door,
  baseUrl: string,
  simulator: Simulator,
  type?: ResourceType,
): Promise<ProviderProcess> {
  const config = { ...configFor(simulator), "keycard:baseUrl": baseUrl };
  return ProviderProcess.start(door, { config, env: fastClock, ...(type && { type }) });
}

/** A login that hung fails for everybody who waits for it, and the next one is well. */
function loginOf(provider: ProviderProcess, simulator: Simulator): Lane["logIn"] {
  const { organizationId, serviceAccountId } = simulator;
  // What isn't there is in no page that the process has read: it asks again each time.
  const credentialId = "not-there";
  const id = formatId(organizationId, serviceAccountId, credentialId);
  const asOne = { name: "not there", credentialId, clientId: "none" };
  // As a set of one, for the processes of sets.
  const asSet = {
    credentials: { one: {} },
    credentialIds: { one: credentialId },
    clientIds: { one: "none" },
    clientSecrets: { one: "none" },
  };
  const held = { id, inputs: {}, outputs: { ...asOne, ...asSet } };
  return async () => {
    const reading = () => provider.read(held).then(() => {});
    await reading().catch(reading).catch(reading);
  };
}
