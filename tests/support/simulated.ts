import { Keycard, type KeycardOptions } from "../../sdk";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator";
import { keepSecrets } from "./evidence";

/** Runs `test` with a simulator of its own, which ends with it; its secrets are looked for when all tests have run. */
export function simulated(
  test: (simulator: Simulator) => Promise<void>,
  options?: SimulatorOptions,
): () => Promise<void> {
  return async () => {
    const simulator = await startSimulator(options);
    try {
      await test(simulator);
    } finally {
      keepSecrets(simulator.issuedSecrets());
      await simulator.close();
    }
  };
}

/** A client of the simulator's that waits no time between retries. */
export function clientOf(simulator: Simulator, options: Partial<KeycardOptions> = {}): Keycard {
  const { baseUrl, clientId, clientSecret } = simulator;
  return new Keycard({ baseUrl, clientId, clientSecret, retryDelayMs: () => 0, ...options });
}
