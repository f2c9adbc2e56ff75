import type { LiveCredential, Simulator } from "../../simulator";

/** What lives under the simulator's own service account: what tests make, without the published examples. */
export function liveIn(simulator: Simulator): readonly LiveCredential[] {
  return simulator.credentials(simulator.serviceAccountId);
}
