import { type Simulator, startSimulator } from "../../simulator";
import { PluginWire } from "../provider/plugin-wire";
import { configFor, type Provided } from "../provider/provided";
import { ProviderProcess } from "../provider/provider-process";
import type { ProviderSettings, ResourceType } from "../provider/wire";
import { keepSecrets } from "../support/evidence";
import { simulated } from "../support/simulated";
import { MarkedWire } from "./marked-wire";

/** A simulator, and a plugin that is configured for it: as a process, and as the engine speaks to it. */
export interface Plugged extends Provided {
  plugin: PluginWire;
}

async function start(settings: ProviderSettings) {
  const plugin = await PluginWire.start(settings);
  return { plugin, provider: new ProviderProcess(new MarkedWire(plugin)) };
}

/** Runs `test` with a simulator and a plugin of its own, which end with it. */
export function plugged(
  test: (given: Plugged) => Promise<void>,
  settings: (simulator: Simulator) => ProviderSettings = (simulator) => ({
    config: configFor(simulator),
  }),
): () => Promise<void> {
  return simulated(async (simulator) => {
    const started = await start(settings(simulator));
    try {
      await test({ simulator, ...started });
    } finally {
      await started.plugin.end();
    }
  });
}

/** The same for all tests of a file; requests and faults are those of one test alone. */
export function pluggedToAll(type?: ResourceType): () => Plugged {
  let given: Plugged;
  beforeAll(async () => {
    const simulator = await startSimulator();
    given = {
      simulator,
      ...(await start({ config: configFor(simulator), ...(type && { type }) })),
    };
  });
  beforeEach(() => {
    given.simulator.clearRequests();
    given.simulator.clearFaults();
  });
  afterAll(async () => {
    await given.plugin.end();
    keepSecrets(given.simulator.issuedSecrets());
    await given.simulator.close();
  });
  return () => given;
}
